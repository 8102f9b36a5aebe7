"""./run and tools/setup.sh say what is wrong and what to do about it, and ask nothing.

The machines here are made of a few fake programs that stand in front of the real ones.
That both commands work on a real bare machine is what tools/prove_fresh_machine.sh shows.
"""

import pathlib
import shutil
import socket
import subprocess
import tempfile
import unittest

TOP = pathlib.Path(__file__).resolve().parent.parent
REAL = ["bash", "cat", "cut", "dirname", "env", "grep", "mkdir", "sed", "tail", "tr", "uniq"]


class Machine:
    """A folder of programs, which is all that scripts on this machine find."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.programs = self.folder / "bin"
        self.calls = self.folder / "calls"
        self.programs.mkdir()
        shutil.copytree(TOP / "tools", self.folder / "tools")
        for name in REAL:
            (self.programs / name).symlink_to(shutil.which(name))

    def has(self, name, script=""):
        """A program that notes its arguments, then does as `script` says."""
        file = self.programs / name
        file.write_text(f'#!/bin/bash\necho "{name} $*" >>{self.calls}\n{script}\n')
        file.chmod(0o755)

    def called(self):
        return self.calls.read_text().splitlines() if self.calls.exists() else []

    def set_up(self, *groups, **environment):
        return subprocess.run(
            [self.folder / "tools/setup.sh", *groups],
            env={"PATH": str(self.programs), **environment},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )


class SetUp(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.machine = Machine(folder.name)
        everything = subprocess.run(
            [TOP / "tools/setup.sh", "--list"], capture_output=True, text=True, check=True
        ).stdout
        self.build = [
            line.split()[1] for line in everything.splitlines() if line.startswith("build ")
        ]

    def debian(self, *, without=(), user="0", apt_get=""):
        lines = [f"installed {name}" for name in self.build if name not in without]
        self.machine.has("dpkg-query", "echo '" + "\n".join(lines) + "'")
        self.machine.has("id", f"echo {user}")
        self.machine.has("apt-get", apt_get)

    def apt_calls(self):
        return [call for call in self.machine.called() if "apt-get" in call]

    def test_what_is_there_is_left_alone(self):
        self.debian()
        done = self.machine.set_up()
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.apt_calls(), [])

    def test_only_what_is_missing_is_added_and_each_says_why(self):
        self.debian(without=["cmake", "g++"])
        done = self.machine.set_up("build")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stderr, r"cmake +describes the build")
        self.assertRegex(done.stderr, r"g\+\+ +the C\+\+20 compiler")
        update, install = self.apt_calls()
        self.assertRegex(update, "update")
        self.assertRegex(install, r"-y --no-remove .*install cmake g\+\+$")

    def test_sudo_is_used_by_others_than_root(self):
        self.debian(without=["cmake"], user="1000")
        self.machine.has("sudo", '[[ $1 == -n ]] && shift; "$@"')
        self.assertEqual(self.machine.set_up().returncode, 0)
        self.assertTrue(any(call.startswith("sudo -n apt-get") for call in self.apt_calls()))

    def test_without_sudo_it_names_what_to_install(self):
        self.debian(without=["cmake"], user="1000")
        done = self.machine.set_up()
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, "apt-get install --no-install-recommends cmake\n")
        self.assertEqual(self.apt_calls(), [])

    def test_a_password_that_nobody_can_type_is_not_waited_for(self):
        self.debian(without=["cmake"], user="1000")
        self.machine.has("sudo", "exit 1")
        done = self.machine.set_up()
        self.assertEqual(done.returncode, 1)
        self.assertIn("sudo wants a password", done.stderr)

    def test_when_apt_fails_its_words_and_the_remedy_are_shown(self):
        refusal = "echo 'E: Temporary failure resolving' >&2; exit 100"
        self.debian(without=["cmake"], apt_get=refusal)
        done = self.machine.set_up()
        self.assertEqual(done.returncode, 1)
        self.assertIn("E: Temporary failure resolving", done.stderr)
        self.assertRegex(done.stderr, "apt-get install --no-install-recommends cmake\n")

    def test_elsewhere_than_on_debian_it_names_the_packages(self):
        done = self.machine.set_up()
        self.assertEqual(done.returncode, 1)
        self.assertIn("not Debian", done.stderr)
        self.assertIn(" ".join(self.build), done.stderr)

    def test_it_can_be_told_to_trust_what_is_there(self):
        self.assertEqual(self.machine.set_up(HEARSAY_SETUP="skip").returncode, 0)

    def test_an_unknown_group_is_refused(self):
        done = self.machine.set_up("everything")
        self.assertEqual(done.returncode, 1)
        self.assertIn("build test check", done.stderr)


class Run(unittest.TestCase):
    """What ./run refuses, it refuses before it installs or builds anything."""

    def run_it(self, *arguments, **environment):
        return subprocess.run(
            [TOP / "run", *arguments],
            env={"PATH": "/usr/bin:/bin", **environment},
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=60,
        )

    def test_a_missing_report_is_named(self):
        done = self.run_it("no-such-report.txt")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no-such-report.txt", done.stderr)

    def test_an_unknown_option_is_named(self):
        done = self.run_it("--sevre")
        self.assertEqual(done.returncode, 2)
        self.assertIn("--sevre", done.stderr)

    def test_a_port_that_is_taken_is_said_with_another_one(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
            done = self.run_it(HEARSAY_PORT=str(port))
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"port {port} is taken", done.stderr)
        self.assertIn(f"HEARSAY_PORT={port + 1} ./run", done.stderr)

    def test_a_port_that_is_no_port_is_refused(self):
        done = self.run_it(HEARSAY_PORT="80x")
        self.assertEqual(done.returncode, 2)
        self.assertIn("HEARSAY_PORT", done.stderr)


if __name__ == "__main__":
    unittest.main()
