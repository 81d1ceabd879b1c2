"""Which program and which data: version, data version and content hash."""

from contextlib import closing

from eurasia_cli import __version__
from eurasia_cli.folder import cache_folder, data_folder
from eurasia_cli.index import contents_hash, open_index


def version_line() -> str:
    """Return one line to quote: program version, data version, hash of data and program."""
    from eurasia_cli import records

    folder = data_folder(None)
    with closing(open_index(folder, cache_folder())) as index:
        about = records.dataset(index)
    data = f"data {about.version} ({about.updated})"
    return f"eurasia {__version__}, {data}, hash {contents_hash(folder)}"
