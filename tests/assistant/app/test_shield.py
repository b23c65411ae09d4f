import re

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.app.shield import CLOSED, Shield

PAGE = """<html><head>
<meta property="og:image" content="https://elsewhere.example/picture.png" />
<meta
    name="twitter:title"
    content="Sample"
/>
<meta name="viewport" content="width=device-width" />
<script>first()</script><script type="module" src="a.js"></script><scripted>
</head><body>Grüße</body></html>"""


@pytest.fixture
def client():
    def open_door(request):
        return PlainTextResponse(f"open to {request.headers.get('accept-encoding')}")

    routes = [Route("/", lambda _: HTMLResponse(PAGE)), Route("/{rest:path}", open_door, methods=["GET", "POST"])]
    return TestClient(Shield(Starlette(routes=routes)))


def test_the_page_names_no_other_server(client):
    page = client.get("/")
    assert "elsewhere" not in page.text
    assert "twitter" not in page.text
    assert 'name="viewport"' in page.text
    assert page.text.endswith("Grüße</body></html>")
    assert int(page.headers["content-length"]) == len(page.content)


def test_only_the_pages_own_scripts_carry_the_nonce_of_this_response(client):
    nonces = set()
    for _ in range(2):
        page = client.get("/")
        (nonce,) = set(re.findall(r'<script nonce="([^"]+)"', page.text))
        assert page.text.count(f'<script nonce="{nonce}"') == 2
        assert f"'nonce-{nonce}'" in page.headers["content-security-policy"]
        nonces.add(nonce)
    assert len(nonces) == 2


@pytest.mark.parametrize("path", ["/", "/anything", "/monitoring"])
def test_every_response_forbids_other_servers_and_frames(client, path):
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert client.get(path).headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", CLOSED)
def test_doors_that_the_app_does_not_use_are_shut(client, path):
    assert client.get(path).status_code == 404
    assert client.post(f"{path}=x", content="x").status_code == 404


def test_other_paths_keep_their_compression(client):
    assert client.get("/assets/a.js", headers={"accept-encoding": "br"}).text == "open to br"
