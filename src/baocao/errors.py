"""What stops the program: one root, one screen.

A finding about somebody's figures, text or document is a value (`baocao.values.problem.Problem`) and is never raised.
The exceptions below mean that we cannot go on; `cli` prints their message and remedy on stderr and exits with 2.
"""


class BaocaoError(Exception):
    """The program cannot go on.

    Args:
        message: one Vietnamese sentence for the clerk: what happened, with the file's name.
        remedy: one Vietnamese sentence: what to do now.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class WorkspaceError(BaocaoError):
    """There is no workspace, report, period or issuer file where one is needed."""


class UnreadableError(BaocaoError):
    """A file is there but the operating system does not let us read it, or it is larger than any such file can be."""


class UnwritableError(BaocaoError):
    """A file could not be written: open in Word, read-only folder, full disk. The old file is whole."""


class UnverifiedError(BaocaoError):
    """What was read back from the finished .docx is not what was to be written. Nothing was put in its place."""


class UnsupportedError(BaocaoError):
    """What is asked for is known but not built, such as a rule book that this version does not carry."""


class UnconvertedError(BaocaoError):
    """The paper was written but LibreOffice is not there or made no whole PDF of it. Nothing was put in its place."""
