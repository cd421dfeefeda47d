"""The programs that the tests drive: Chromium and LibreOffice, installed where they are missing.

On Debian and Ubuntu, as root or with sudo, they come from the distribution. Elsewhere the script
says what is missing; the tests that need it skip, or fail where CI is set.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# Program -> Debian packages that bring it.
PROGRAMS = {
    "chromium": ("chromium", "fonts-dejavu-core"),
    "soffice": ("libreoffice-calc", "libreoffice-impress"),
    "lowriter": ("libreoffice-writer",),
    "pdftoppm": ("poppler-utils",),
    "nginx": ("nginx-light",),
}


def installed(packages: list[str]) -> bool:
    """Whether the distribution's package manager could install the packages."""
    if shutil.which("apt-get") is None:
        return False
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if as_root and shutil.which("sudo") is None:
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    for command in (["apt-get", "update"], install):
        if subprocess.run([*as_root, *command], env=environment, stdout=sys.stderr).returncode:
            return False
    return True


def main() -> int:
    """Exit code 0 where all is there, or where it is missing and CI is not set."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if not missing:
        return 0
    packages = [package for program in missing for package in PROGRAMS[program]]
    print(f"Missing: {', '.join(missing)}; installing {', '.join(packages)}", file=sys.stderr)
    if installed(packages):
        return 0
    print(
        f"Could not install {', '.join(missing)}: the tests that drive them will be skipped.",
        file=sys.stderr,
    )
    return 1 if os.environ.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main())
