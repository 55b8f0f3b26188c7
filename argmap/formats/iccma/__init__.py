"""Abstract argumentation frameworks in and out, for solvers: ICCMA's ``af`` (since 2023), APX (ASPARTIX) and TGF.

An argument of the framework is a statement or a sketch of an argument, an attack is a conflict; nothing else of a map
can be said, but supports are read where a line of TGF has a label that says so. Names that a format has no place for stand
in comments, which solvers skip, and are read back from there.
"""

FORMATS = (
    {
        "name": "af",
        "title": "framework for solvers, as ICCMA has it since 2023",
        "suffixes": (".af", ".i23"),
        "media_type": "text/plain",
        "load": "reader.load_af",
        "dump": "writer.dump_af",
        "says": "assertion ids attack order",
    },
    {
        "like": "af",
        "name": "apx",
        "title": "framework for solvers, as facts (ASPARTIX)",
        "suffixes": (".apx",),
        "load": "reader.load_apx",
        "dump": "writer.dump_apx",
    },
    {
        "like": "af",
        "name": "tgf",
        "title": "trivial graph format, for solvers and yEd",
        "suffixes": (".tgf",),
        "load": "reader.load_tgf",
        "dump": "writer.dump_tgf",
    },
)
