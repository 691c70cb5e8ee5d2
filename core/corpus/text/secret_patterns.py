"""What the keys and tokens of providers look like: a row for each kind.

A provider's token has a prefix of its own. ``redaction.py`` looks for all prefixes
in one pass and tries a pattern only beside its own. What has no prefix is found by the
name that it is given (``passwords.py``). Every repeat is bounded, so a hostile text
costs linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SecretPattern:
    """One kind of secret.

    Attributes:
        kind: for people.
        needles: one of them is in every such secret.
        pattern: matches the secret; its group "secret", if any, is the part to replace.
        before: how far before a needle the match may begin, in characters.
    """

    kind: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    before: int = 0


def _token(kind: str, needles: str, pattern: str, before: int = 0) -> SecretPattern:
    """Return a token by itself: no word continues before or after it."""
    bounded = re.compile(rf"(?<![A-Za-z0-9_]){pattern}(?![A-Za-z0-9_])")
    return SecretPattern(kind, tuple(needles.split()), bounded, before)


def _inside(kind: str, needle: str, pattern: str, before: int = 0) -> SecretPattern:
    """Return a secret inside something longer: its group "secret" is replaced."""
    return SecretPattern(kind, (needle,), re.compile(pattern), before)


_W = r"[A-Za-z0-9_-]"

SECRET_PATTERNS = (
    _token("AWS access key", "AKIA ASIA ABIA ACCA", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}"),
    _token("GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"gh[pousr]_[A-Za-z0-9]{36,255}"),
    _token("GitHub token", "github_pat_", r"github_pat_[A-Za-z0-9_]{22,255}"),
    _token(
        "GitLab token",
        "glpat- gldt- glptt- glrt- glcbt-",
        rf"gl(?:pat|dt|ptt|rt|cbt)-{_W}{{20,300}}",
    ),
    _token("Slack token", "xox xapp-", rf"(?:xox[abceoprs]|xapp)-{_W}{{10,300}}"),
    _inside(
        "Slack webhook",
        "hooks.slack.com",
        r"hooks\.slack\.com/(?:services|workflows)/(?P<secret>[A-Za-z0-9_/]{20,100})",
    ),
    _token(
        "Stripe key",
        "sk_live_ rk_live_ sk_test_ rk_test_",
        r"[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}",
    ),
    _token("Stripe webhook secret", "whsec_", r"whsec_[A-Za-z0-9+/]{24,100}={0,2}"),
    _token("Google API key", "AIza", rf"AIza{_W}{{35}}"),
    _token("Google OAuth token", "ya29.", rf"ya29\.{_W}{{20,500}}"),
    _token("Google OAuth secret", "GOCSPX-", rf"GOCSPX-{_W}{{28}}"),
    _token("Anthropic key", "sk-ant-", rf"sk-ant-{_W}{{20,300}}"),
    _token(
        "OpenAI key",
        "sk-",
        rf"sk-(?:proj-|svcacct-|admin-|None-)?(?=[A-Za-z_-]{{0,60}}[0-9]){_W}{{32,300}}",
    ),
    _token("OpenRouter key", "sk-or-", r"sk-or-v1-[a-f0-9]{64}"),
    _token("Hugging Face token", "hf_ api_org_", r"(?:hf|api_org)_[A-Za-z0-9]{34,40}"),
    _token("Groq key", "gsk_", r"gsk_[A-Za-z0-9]{48,56}"),
    _token("Replicate token", "r8_", r"r8_[A-Za-z0-9]{37,40}"),
    _token("Perplexity key", "pplx-", r"pplx-[A-Za-z0-9]{40,60}"),
    _token("npm token", "npm_", r"npm_[A-Za-z0-9]{36}"),
    _token("PyPI token", "pypi-", rf"pypi-AgE{_W}{{50,1000}}"),
    _token("RubyGems key", "rubygems_", r"rubygems_[a-f0-9]{48}"),
    _token("crates.io token", "cio", r"cio[A-Za-z0-9]{32}"),
    _token("Docker token", "dckr_", rf"dckr_(?:pat|oat)_{_W}{{27,40}}"),
    _token("SendGrid key", "SG.", rf"SG\.{_W}{{16,32}}\.{_W}{{16,64}}"),
    _token("Mailgun key", "key-", r"key-[a-f0-9]{32}"),
    _token("Mailchimp key", "-us", r"[a-f0-9]{32}-us[0-9]{1,2}", before=32),
    _token("Brevo key", "xkeysib-", r"xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}"),
    _token("Twilio key", "SK", r"SK[a-f0-9]{32}"),
    _token("Telegram bot token", ":AA", rf"[0-9]{{8,10}}:AA{_W}{{32,35}}", before=10),
    _token(
        "Discord token",
        "MT MD MO MH Mj Mz NT ND NO NH Nj Nz OT OD OO Oj Oz",
        rf"[MNO][DHTOjz]{_W}{{22,26}}\.{_W}{{6}}\.{_W}{{27,40}}",
    ),
    _inside(
        "Discord webhook",
        "/api/webhooks/",
        rf"discord(?:app)?\.com/api/webhooks/[0-9]{{15,22}}/(?P<secret>{_W}{{40,100}})",
        before=16,
    ),
    SecretPattern(
        "Azure key",
        ("AccountKey=", "SharedAccessKey=", "SharedSecret="),
        re.compile(
            r"(?:AccountKey|SharedAccessKey|SharedSecret)=(?P<secret>[A-Za-z0-9+/]{40,88}={0,2})"
        ),
    ),
    _token("Azure client secret", "8Q~", r"[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{31,34}", before=3),
    _token("DigitalOcean token", "_v1_", r"do[opr]_v1_[a-f0-9]{64}", before=3),
    _token("Shopify token", "shpat_ shpca_ shppa_ shpss_", r"shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}"),
    _token("Square token", "sq0 EAAA", rf"(?:sq0[a-z]{{3}}-{_W}{{22,43}}|EAAA{_W}{{60}})"),
    _token(
        "PayPal token",
        "access_token$",
        r"access_token\$(?:production|sandbox)\$[a-z0-9]{16}\$[a-f0-9]{32}",
    ),
    _token("Databricks token", "dapi", r"dapi[a-f0-9]{32}(?:-[0-9])?"),
    _token("Heroku key", "HRKU-", rf"HRKU-{_W}{{36,100}}"),
    _token("Linear key", "lin_api_ lin_oauth_", r"lin_(?:api|oauth)_[A-Za-z0-9]{40,64}"),
    _token("Notion token", "ntn_ secret_", r"(?:ntn_[A-Za-z0-9]{43,50}|secret_[A-Za-z0-9]{43})"),
    _token("Airtable token", "pat", r"pat[A-Za-z0-9]{14}\.[a-f0-9]{64}"),
    _token(
        "Grafana token",
        "glsa_ glc_",
        r"(?:glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|glc_[A-Za-z0-9+/]{32,400}={0,2})",
    ),
    _token("Doppler token", "dp.", r"dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9_.-]{40,80}"),
    _token("PlanetScale token", "pscale_", r"pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_.=-]{32,64}"),
    _token("Vault token", "hvs. hvb. hvr.", rf"hv[sbr]\.{_W}{{24,300}}"),
    _token(
        "Terraform token", ".atlasv1.", rf"[A-Za-z0-9]{{14}}\.atlasv1\.{_W}{{60,70}}", before=14
    ),
    _token("New Relic key", "NRAK- NRJS- NRII-", rf"NR(?:AK|JS|II)-{_W}{{19,32}}"),
    _token("Sentry token", "sntrys_ sntryu_", r"sntry[su]_[A-Za-z0-9+/=_]{40,300}"),
    _token("Postman key", "PMAK-", r"PMAK-[a-f0-9]{24}-[a-f0-9]{34}"),
    _token("Figma token", "figd_", rf"figd_{_W}{{40}}"),
    _token("Dropbox token", "sl.", rf"sl\.(?:u\.)?{_W}{{130,1500}}"),
    _token("Atlassian token", "ATATT3 ATCTT3", r"AT[AC]TT3[A-Za-z0-9_=-]{{100,300}}"),
    _token("Supabase token", "sbp_", r"sbp_[a-f0-9]{40}"),
    _token("Pulumi token", "pul-", r"pul-[a-f0-9]{40}"),
    _token("Facebook token", "EAACEdEose0cBA", r"EAACEdEose0cBA[A-Za-z0-9]{20,400}"),
    _token("age key", "AGE-SECRET-KEY-1", r"AGE-SECRET-KEY-1[0-9A-Z]{58}"),
    _token("1Password token", "ops_eyJ", rf"ops_eyJ{_W}{{200,1500}}={{0,2}}"),
    _token("Dynatrace token", "dt0c01.", r"dt0c01\.[A-Z0-9]{24}\.[A-Z0-9]{64}"),
    _token("JSON web token", "eyJ", rf"eyJ{_W}{{10,2000}}\.eyJ{_W}{{10,4000}}\.{_W}{{10,1000}}"),
    _inside(
        "AWS secret key",
        "ecret",
        r"ecret(?:_?[Aa]ccess)?_?[Kk]ey[\"']?\s{0,4}(?:=>|[:=])\s{0,4}[\"']?(?P<secret>[A-Za-z0-9/+]{40})"
        r"(?![A-Za-z0-9/+=])",
    ),
    SecretPattern(
        "private key",
        ("-----BEGIN ",),
        # A real body is long; code that only names the marks stays.
        re.compile(
            r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
            r"(?P<secret>(?=(?:[^A-Za-z0-9+/]{0,40}[A-Za-z0-9+/]){60})[^-]{60,20000}(?:-[^-]{1,9000}){0,3})"
            r"(?=-----END )"
        ),
    ),
)
