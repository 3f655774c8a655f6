"""Nothing reaches the network: set before any heavy import, by every command."""

import os

# What the libraries below read when they are first imported.
_VARIABLES = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "TOKENIZERS_PARALLELISM": "false",
}
_HUB = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE")


def set_offline(*, hub_model: bool = False) -> None:
    """Tell the libraries to stay offline.

    Args:
        hub_model: A model of a hub was named, so that it may be fetched; telemetry stays off.
    """
    for name, value in _VARIABLES.items():
        if hub_model and name in _HUB:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
