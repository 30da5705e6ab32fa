"""`python -m tests.html_check JAR FOLDER`: every page and answer of the demo school, read by the Nu HTML checker.

The demo runs as a school tries it out; a browser without scripts walks every public page and every state of the
browser tests, and what the server really sent is kept in FOLDER and checked. Exit code 1 where the checker finds
an error or a warning; exit code 2 where it cannot run.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page, Request, Response, sync_playwright

from tests.browser.chromium import FLAGS, find
from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.running_school import RunningSchool, public_paths
from tests.browser.states import STATES, bring
from tests.ready import copy_of, migrated

# A property of SVG 2 that every browser knows and the checker's list of CSS does not.
NOT_A_MISTAKE = ".*“vector-effect”: Property “vector-effect” doesn't exist.*"


def keep_answers(phone: Page, folder: Path) -> None:
    """Write every HTML answer that the phone gets into `folder`, as the server sent it."""

    def keep(request: Request) -> None:
        answer = request.response()
        kind = answer.headers.get("content-type", "") if answer else ""
        if answer and kind.startswith("text/html") and not 300 <= answer.status < 400:
            name = f"{answer.status}{urlsplit(answer.url).path.replace('/', '_')}"
            number = len(list(folder.glob(f"{name}-*.html"))) + 1
            if body := body_of(answer, phone):
                (folder / f"{name}-{number}.html").write_bytes(body)

    phone.on("requestfinished", keep)


def body_of(answer: Response, phone: Page) -> bytes:
    """What was sent. The browser forgets it when it goes on to the next page: then the address is asked once more."""
    try:
        return answer.body()
    except Error:
        if answer.request.method != "GET":
            print(f"Gone before it could be read: the answer to {answer.request.method} {answer.url}")
            return b""  # said aloud, and checked on another day
        return phone.request.get(answer.url, max_redirects=0).body()


def walk(school: RunningSchool, folder: Path) -> None:
    """Visit every page and every state once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        for name in [*public_paths(school), *STATES]:
            context = browser.new_context(base_url=school.address, viewport=PHONE, java_script_enabled=False)
            phone = context.new_page()
            phone.set_default_timeout(PATIENCE)
            keep_answers(phone, folder)
            phone.goto(name) if name.startswith("/") else bring(phone, name)
            phone.wait_for_timeout(300)  # milliseconds: a pressed button sets off its request a moment later
            phone.wait_for_load_state("networkidle")
            context.close()
        browser.close()


def check(jar: str, folder: Path) -> int:
    """What the Nu HTML checker says of the pages in `folder`: 0 where it has no word against them."""
    pages = list(folder.glob("*.html"))
    print(f"The Nu HTML checker reads {len(pages)} answers …")
    command = ["java", "-jar", jar, "--Werror", "--skip-non-html", "--filterpattern", NOT_A_MISTAKE, str(folder)]
    return 1 if not pages else subprocess.run(command, check=False).returncode


def main() -> int:
    """See the top of this file."""
    if not shutil.which("java"):
        print("The Nu HTML checker needs Java, and there is none here.")
        return 2
    jar, folder = sys.argv[1], Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as data:
        school = RunningSchool(copy_of(migrated(), Path(data)))
        school.start()
        try:
            walk(school, folder)
        finally:
            school.stop()
            school.post_office.close()
    return check(jar, folder)


if __name__ == "__main__":
    sys.exit(main())
