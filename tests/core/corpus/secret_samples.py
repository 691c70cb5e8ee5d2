"""Made-up secrets of 30 kinds, put together at run time: none is in the source."""

import random
import string

WORD = string.ascii_letters + string.digits
URL = WORD + "-_"
HEX = "0123456789abcdef"
UPPER = string.ascii_uppercase + "234567"


def some(rng: random.Random, letters: str, count: int) -> str:
    text = "".join(rng.choice(letters) for _ in range(count - 1))
    return text + rng.choice("23456789")


def _url(rng: random.Random, count: int) -> str:
    return some(rng, WORD, 1) + some(rng, URL, count - 1)


def provider_token(kind: str, rng: random.Random) -> str:
    match kind:
        case "aws":
            return "AKI" + "A" + some(rng, UPPER, 16)
        case "github":
            return "gh" + rng.choice("pousr") + "_" + some(rng, WORD, 36)
        case "github fine":
            return "github" + "_pat_" + some(rng, WORD, 22) + "_" + some(rng, WORD, 59)
        case "gitlab":
            return "glp" + "at-" + _url(rng, 20)
        case "slack":
            digits = "-".join(some(rng, string.digits, 12) for _ in range(2))
            return "xo" + "xb-" + digits + "-" + some(rng, WORD, 24)
        case "stripe":
            return "sk_" + "live_" + some(rng, WORD, 24)
        case "google":
            return "AI" + "za" + _url(rng, 35)
        case "google oauth":
            return "GOC" + "SPX-" + _url(rng, 28)
        case "openai":
            return "sk" + "-proj-" + _url(rng, 48)
        case "anthropic":
            return "sk" + "-ant-api03-" + _url(rng, 93) + "AA"
        case "hugging face":
            return "hf" + "_" + some(rng, WORD, 34)
        case "npm":
            return "npm" + "_" + some(rng, WORD, 36)
        case "pypi":
            return "pypi" + "-AgEIcHlwaS5vcmc" + _url(rng, 80)
        case "sendgrid":
            return "S" + "G." + _url(rng, 22) + "." + _url(rng, 43)
        case "twilio":
            return "S" + "K" + some(rng, HEX, 32)
        case "mailgun":
            return "ke" + "y-" + some(rng, HEX, 32)
        case "telegram":
            return some(rng, string.digits[1:], 9) + ":A" + "A" + _url(rng, 33)
        case "digitalocean":
            return "dop" + "_v1_" + some(rng, HEX, 64)
        case "shopify":
            return "shp" + "at_" + some(rng, HEX, 32)
        case "databricks":
            return "dap" + "i" + some(rng, HEX, 32)
        case "discord":
            return "MT" + _url(rng, 24) + "." + _url(rng, 6) + "." + _url(rng, 38)
        case "azure":
            return some(rng, WORD + "+/", 86) + "=="
        case "jwt":
            return "ey" + "J" + _url(rng, 30) + ".ey" + "J" + _url(rng, 60) + "." + _url(rng, 43)
        case _:
            raise ValueError(kind)


PROVIDERS = (
    *("aws", "github", "github fine", "gitlab", "slack", "stripe", "google", "google oauth"),
    *("openai", "anthropic", "hugging face", "npm", "pypi", "sendgrid", "twilio", "mailgun"),
    *("telegram", "digitalocean", "shopify", "databricks", "discord", "jwt"),
)

WRAPPERS = (
    'TOKEN = "{}"\n',
    "client = Client('{}')\n",
    "    headers = {{'X-Key': '{}'}}  # do not lose\n",
    'static const char *k = "{}";\n',
    "export THING={}\n",
)


def planted(kind: str, rng: random.Random) -> tuple[str, str]:
    """A secret and a line or lines of code that hold it."""
    if kind in PROVIDERS:
        secret = provider_token(kind, rng)
        return secret, rng.choice(WRAPPERS).format(secret)
    if kind == "azure":
        secret = provider_token(kind, rng)
        line = f'c = "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={secret};"\n'
        return secret, line
    if kind == "aws secret":
        secret = some(rng, WORD + "/+", 40)
        return secret, f'aws_secret_access_key = "{secret}"\n'
    if kind == "private key":
        lines = [some(rng, WORD + "+/", 64) for _ in range(24)]
        name = rng.choice(("RSA ", "EC ", "OPENSSH ", ""))
        head, tail = f"-----BEGIN {name}PRIVATE KEY-----", f"-----END {name}PRIVATE KEY-----"
        return lines[3], 'KEY = """' + "\n".join([head, *lines, tail]) + '"""\n'
    if kind == "address":
        secret = some(rng, WORD + "!-_", 14)
        return secret, f'URL = "postgresql://shop:{secret}@db.internal:5432/shop"\n'
    if kind == "bearer":
        secret = some(rng, WORD, 40)
        return secret, f'headers["Authorization"] = "Bearer {secret}"\n'
    if kind == "api key":
        secret = some(rng, WORD, 32)
        name = rng.choice(("api_key", "API_KEY", "apiKey", "access_key"))
        return secret, f'{name} = "{secret}"\n'
    if kind == "password":
        secret = some(rng, WORD + "!#*-_", 12)
        sign = rng.choice((" = ", "=", '": ', " := "))
        name = rng.choice(("password", "db_password", "PASSWORD", "client_secret", "passwd"))
        return secret, (
            f'{{"{name}{sign}"{secret}"}}\n' if '"' in sign else f'{name}{sign}"{secret}"\n'
        )
    raise ValueError(kind)


NAMED = ("azure", "aws secret", "private key", "address", "bearer", "api key", "password")
KINDS = (*PROVIDERS, *NAMED)


def ordinary_line(rng: random.Random) -> str:
    """A line with a long hash, a number or a UUID that is nobody's secret."""
    digest = "".join(rng.choice(HEX) for _ in range(rng.choice((32, 40, 56, 64, 96, 128))))
    parts = [digest[offset : offset + 4] for offset in range(0, 32, 4)]
    uuid = f"{parts[0]}{parts[1]}-{parts[2]}-{parts[3]}-{parts[4]}-{parts[5]}{parts[6]}{parts[7]}"
    return rng.choice(
        (
            f'sha256 = "{digest}"\n',
            f'    "md5": "{digest[:32]}",\n',
            f"# commit {digest[:40]}\n",
            f'checksum("{digest}", algorithm="sha1")\n',
            f'namespace = UUID("{uuid}")\n',
            f'resource_id = "{uuid}"\n',
            f"assert digest == '{digest}'\n",
            f'integrity = "sha512-{digest}"\n',
            f"int big = 0x{digest[:16]};\n",
            f'url = "https://host.org/files/{digest}/name-1.2.tar.gz"\n',
            f'cache_key = "{digest}"\n',
            f'primary_key = "{uuid}"\n',
            f'etag: "{digest[:32]}"\n',
            f'token_type = "{uuid}"\n',
            f'key = ("{digest[:40]}", 3)\n',
        )
    )
