"""The storage of collected static files, whose names have a digest of the content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    """Names imported modules by their digests too.

    Otherwise a page of one release would import the modules of another: those without a digest are
    kept by browsers, and by the folder that all releases share (kept_files).
    """

    support_js_module_import_aggregation = True
    max_post_process_passes = 12  # a pass for each step of the longest chain of imports
