"""Everything that can go wrong and that a user can do something about.

    StemmataError            exit 1
    ├── UsageError           exit 2   the command's words are off, or a path is not there
    │   ├── NotInCase        exit 2   a case has nothing with this id; a KeyError, too
    │   └── NotInstalled     exit 2   a library that is needed for this is not installed; an ImportError, too
    ├── CaseFileError        exit 3   the file at that path cannot serve as a case file
    │   ├── NotACaseFile     exit 3   it is something else
    │   ├── NewerCaseFile    exit 3   a later Stemmata wrote it
    │   └── CaseFileBusy     exit 3   another process is writing it
    ├── CaseWriteError       exit 1   the disk is full, or the folder cannot be written
    ├── BuildStopped         exit 130 somebody stopped a build between two reports
    ├── GazetteerError       exit 1   a gazetteer cannot be read, written or used
    ├── ModelError           exit 1   a language model cannot be reached, or does not answer
    ├── UnreadableReport     exit 1   one file cannot be read; becomes a Refusal, the build goes on
    └── PluginError          exit 2   an installed plugin does not fit

Each carries what happened (``args[0]``) and what the user can do next (``hint``).
"""


class StemmataError(Exception):
    """The root of the tree."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        return _restored, (type(self), self.args[0], self.hint)

    def __str__(self) -> str:
        message = str(self.args[0])
        return f"{message} {self.hint}" if self.hint else message


def _restored(kind: type[StemmataError], message: str, hint: str) -> StemmataError:
    return kind(message, hint=hint)


class UsageError(StemmataError):
    exit_code = 2


class NotInCase(UsageError, KeyError):
    pass


class NotInstalled(UsageError, ImportError):
    pass


class CaseFileError(StemmataError):
    exit_code = 3


class NotACaseFile(CaseFileError):
    pass


class NewerCaseFile(CaseFileError):
    pass


class CaseFileBusy(CaseFileError):
    pass


class CaseWriteError(StemmataError):
    pass


class BuildStopped(StemmataError):
    exit_code = 130


class GazetteerError(StemmataError):
    pass


class ModelError(StemmataError):
    pass


class UnreadableReport(StemmataError):
    pass


class PluginError(StemmataError):
    exit_code = 2
