"""A question's slips mended by the documents' own words: kana, homophones, a wrong letter."""
