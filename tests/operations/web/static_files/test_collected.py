"""What collectstatic finds is public."""

from django.contrib.staticfiles.finders import get_finders

PUBLIC = {".css", ".js", ".svg", ".png", ".ico", ".gif", ".woff2", ".txt", ".md", ".map", ".json"}
WITHOUT_A_KIND = {"LICENSE"}


def test_no_program_is_among_the_static_files():
    """Django collects a folder `static` of any app, a Python package too."""
    found = [path for finder in get_finders() for path, _storage in finder.list([])]

    kinds = {path: "." + path.rpartition(".")[2] for path in found}
    assert "admin/css/base.css" in found
    assert [
        path
        for path, kind in kinds.items()
        if kind not in PUBLIC and path.rpartition("/")[2] not in WITHOUT_A_KIND
    ] == []
