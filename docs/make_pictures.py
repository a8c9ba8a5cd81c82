"""Make the pictures of README and docs/ from a running demonstration network.

Example:
    ./portal up --port 8000 &          # prints the sign-in links
    python docs/make_pictures.py --home var --port 8000

The first day's pictures are those that tests/browser/test_board.py kept:
    python docs/make_pictures.py --screens var/test/screens
"""

import argparse
import json
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

PICTURES = Path(__file__).with_name("pictures")
PASSWORD = "Ban-trang-no-tren-nui-2026"  # noqa: S105 - of a demonstration that was just made
SIZE = {"width": 1280, "height": 900}


def main() -> None:
    """Take every picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--home", type=Path, default=Path("var"))
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--screens", type=Path, help="folder of kept screens")
    options = parser.parse_args()
    if options.screens:
        take_over(options.screens)
        return
    people = json.loads((options.home / "demonstration.json").read_text())["people"]
    links = {person["role"]: person["link"] for person in people}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--host-resolver-rules=MAP *.localhost 127.0.0.1",
            ],
        )
        take_public(browser, options.port)
        take_editor(browser, next(link for role, link in links.items() if "duyệt" in role))
        take_console(browser, next(link for role, link in links.items() if "mạng lưới" in role))
        browser.close()


def take_over(screens: Path) -> None:
    """Kept screens without their numbers, cut to one screen's height, in 256 colours."""
    folder = PICTURES / "ngay-dau"
    folder.mkdir(exist_ok=True)
    for path in sorted(screens.glob("*.png")):
        with Image.open(path) as picture:
            upper = picture.crop((0, 0, picture.width, min(picture.height, SIZE["height"])))
            small = upper.convert("RGB").quantize(128)
            small.save(folder / path.name.partition("-")[2], optimize=True)


def take_public(browser: Browser, port: int) -> None:
    """The home page."""
    page = browser.new_page(viewport=SIZE)
    page.goto(f"http://sonla.localhost:{port}/")
    save(page, "trang-chu")


def take_editor(browser: Browser, link: str) -> None:
    """Invitation, admin home, writing."""
    page = browser.new_page(viewport=SIZE)
    page.goto(link)
    save(page, "loi-moi")
    sign_in(page)
    save(page, "quan-tri")
    root = page.url
    page.goto(f"{root}pages/add/news/articlepage/{section_of(page, root)}/")
    page.wait_for_load_state("networkidle")
    save(page, "soan-bai")


def section_of(page: Page, root: str) -> str:
    """Id of a news section, from the admin's list of pages of that type."""
    page.goto(f"{root}pages/usage/news/newssectionpage/")
    href = page.locator("main a[href$='/edit/']").first.get_attribute("href") or ""
    return next(part for part in href.split("/") if part.isdecimal())


def take_console(browser: Browser, link: str) -> None:
    """The network console."""
    page = browser.new_page(viewport=SIZE)
    page.goto(link)
    sign_in(page)
    page.goto(f"{page.url}mang-luoi/co-quan/")
    save(page, "mang-luoi")


def sign_in(page: Page) -> None:
    """Choose the password on the invitation page."""
    page.fill("input[name=new_password1]", PASSWORD)
    page.fill("input[name=new_password2]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/quan-tri/")


def save(page: Page, name: str) -> None:
    """One picture."""
    PICTURES.mkdir(exist_ok=True)
    page.screenshot(path=str(PICTURES / f"{name}.png"))


if __name__ == "__main__":
    main()
