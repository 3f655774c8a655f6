from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.readers.settings import PlanSettings, settings_for


def write(folder: Path, toml: str) -> Path:
    (folder / "plan.toml").write_text(toml, "utf-8")
    return folder / "計画が.txt"


def test_without_a_plan_toml_nothing_is_said(tmp_path: Path) -> None:
    assert settings_for(tmp_path / "a.txt", is_only_document=True) == PlanSettings()


def test_every_key_by_hand(tmp_path: Path) -> None:
    keys = ("id", "title", "municipality", "publisher", "date", "source_url", "contact", "coverage")
    path = write(tmp_path, "".join(f'{key} = "{key}の値"\n' for key in (*keys, "note")))
    said = settings_for(path, is_only_document=True)
    assert [getattr(said, key) for key in (*keys, "note")] == [
        f"{key}の値" for key in (*keys, "note")
    ]


def test_a_files_own_table_goes_before_the_folders_keys(tmp_path: Path) -> None:
    toml = 'title = "集"\npublisher = "市"\n[files."計画が.txt"]\ntitle = "甲"\n'
    said = settings_for(write(tmp_path, toml), is_only_document=False)
    assert (said.title, said.publisher) == ("甲", "市")


def test_a_folders_id_and_title_do_not_name_one_of_many(tmp_path: Path) -> None:
    said = settings_for(write(tmp_path, 'id = "a"\ntitle = "集"\n'), is_only_document=False)
    assert (said.id, said.title) == ("", "")


def test_a_name_as_macos_writes_it_is_the_same_name(tmp_path: Path) -> None:
    path = write(tmp_path, '[files."計画か\u3099.txt"]\ntitle = "甲"\n')
    assert settings_for(path, is_only_document=True).title == "甲"


def test_a_date_needs_no_quotes(tmp_path: Path) -> None:
    assert (
        settings_for(write(tmp_path, "date = 2024-03-01"), is_only_document=True).date
        == "2024-03-01"
    )


def test_windows_editors_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    assert settings_for(write(tmp_path, '\ufefftitle = "甲"'), is_only_document=True).title == "甲"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("titel = 'a'", r"plan\.toml: found the key 'titel', wanted one of id, title"),
        ("title = ['a']", r"title is \['a'\], wanted a string"),
        ("title = ", r"plan\.toml: found .*, wanted TOML in UTF-8"),
        ("files = 3", r"wanted tables like"),
        ("[files]\n'計画が.txt' = 3", r"wanted tables like"),
        ("[files.'計画が.txt']\nid = {}", r"計画が\.txt: id is \{\}, wanted a string"),
    ],
)
def test_what_cannot_be_said_is_named(toml: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=message):
        settings_for(write(tmp_path, toml), is_only_document=True)
