"""What users write into the settings of their editor to get our suggestions there.

One row for each editor: the text to copy, and whether it was tried with the real program.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from core.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorSetup:
    """One editor.

    Attributes:
        editor: its name, with the plug-in that is needed.
        door: ``lsp`` starts a process of its own, ``http`` asks the server.
        where: where the text belongs.
        text: to be copied; empty where the editor cannot do it.
        tried: with which version it was tried, or that it was not.
    """

    editor: str
    door: Literal["lsp", "http", "none"]
    where: str
    text: str
    tried: str


_NOT_TRIED = Text("Not tried; written from the program's documentation.")


def editor_setups(port: int, command: Sequence[str]) -> list[EditorSetup]:
    """The rows, in the order in which they are shown.

    Args:
        port: of the HTTP server.
        command: starts the language server, without its own options.
    """
    address = f"http://127.0.0.1:{port}"
    # Not escaped to ASCII: Lua writes such escapes in another way.
    quoted = [json.dumps(word, ensure_ascii=False) for word in command]
    lua, lisp = ", ".join(quoted), " ".join(quoted)
    program, *arguments = command
    marks = "<|fim_prefix|>{{{prefix}}}<|fim_suffix|>{{{suffix}}}<|fim_middle|>"
    zed = {
        "edit_predictions": {
            "provider": "open_ai_compatible_api",
            "open_ai_compatible_api": {
                "api_url": f"{address}/v1/completions",
                "model": "tabwright",
                "prompt_format": "qwen",
                "max_output_tokens": 64,
            },
        }
    }
    return [
        EditorSetup(
            editor=Text("Neovim 0.12 or later"),
            door="lsp",
            where="init.lua",
            text=(
                f"vim.lsp.config('tabwright', {{ cmd = {{ {lua} }} }})\n"
                "vim.lsp.enable('tabwright')\n"
                "vim.lsp.inline_completion.enable()\n"
                "vim.keymap.set('i', '<Tab>', function()\n"
                "  if not vim.lsp.inline_completion.get() then return '<Tab>' end\n"
                "end, { expr = true })\n"
            ),
            tried=Text("Tried with Neovim 0.12.4."),
        ),
        EditorSetup(
            editor=Text("Vim or Neovim with llama.vim"),
            door="http",
            where=Text(".vimrc or init.vim, before the plug-in is loaded"),
            text=(
                "let g:llama_config = "
                f"{{'endpoint_fim': '{address}/infill', 'ring_n_chunks': 0, 'show_info': 0}}\n"
            ),
            tried=Text("Tried with Vim 9.1, Neovim 0.10.4, and llama.vim of January 2026."),
        ),
        EditorSetup(
            editor=Text("Emacs with lsp-mode"),
            door="lsp",
            where="init.el",
            text=(
                "(require 'lsp-mode)\n(require 'lsp-lens)\n(require 'lsp-inline-completion)\n"
                "(lsp-register-client\n"
                f" (make-lsp-client :new-connection (lsp-stdio-connection '({lisp}))\n"
                '                  :activation-fn (lsp-activate-on "python" "c" "java")\n'
                "                  :add-on? t\n"
                "                  :server-id 'tabwright))\n"
                "(add-hook 'lsp-mode-hook #'lsp-inline-completion-mode)\n"
            ),
            tried=Text("Tried with Emacs 30.1 and lsp-mode of 2026, as the only server."),
        ),
        EditorSetup(
            editor=Text("VS Code with our extension"),
            door="lsp",
            where=Text(
                "settings.json, after the extension of editors/vscode was built and installed"
            ),
            text=json.dumps(
                {
                    "tabwright.command": program,
                    # The extension adds the name of the sub-command itself.
                    "tabwright.commandArguments": [word for word in arguments if word != "lsp"],
                },
                indent=2,
                ensure_ascii=False,
            )
            + "\n",
            tried=Text("Not tried in VS Code itself; tried on its language client, version 10.1."),
        ),
        EditorSetup(
            editor=Text("VS Code with llama.vscode"),
            door="http",
            where="settings.json",
            text=json.dumps({"llama-vscode.endpoint": address}, indent=2) + "\n",
            tried=_NOT_TRIED,
        ),
        EditorSetup(
            editor="Zed",
            door="http",
            where="settings.json",
            text=json.dumps(zed, indent=2) + "\n",
            tried=_NOT_TRIED,
        ),
        EditorSetup(
            editor="Continue (VS Code, JetBrains)",
            door="http",
            where="config.yaml",
            text=(
                "models:\n"
                "  - name: Tabwright\n"
                "    provider: llama.cpp\n"
                "    model: tabwright\n"
                f"    apiBase: {address}/\n"
                "    roles: [autocomplete]\n"
                "    autocompleteOptions:\n"
                f'      template: "{marks}"\n'
            ),
            tried=_NOT_TRIED,
        ),
        EditorSetup(
            editor=Text("JetBrains with LSP4IJ"),
            door="lsp",
            where="Settings > Languages & Frameworks > Language Servers > New: Command",
            text=shlex.join(command) + "\n",
            tried=_NOT_TRIED,
        ),
        EditorSetup(
            editor=Text("Qt Creator with llama.qtcreator"),
            door="http",
            where="Preferences > llama.cpp: Endpoint",
            text=f"{address}/infill\n",
            tried=_NOT_TRIED,
        ),
        EditorSetup(
            editor="minuet-ai (Neovim, Emacs)",
            door="http",
            where=Text(
                "provider openai_fim_compatible: end_point (api_key: any variable with a value)"
            ),
            text=f"{address}/v1/completions\n",
            tried=Text("Tried with Neovim 0.11.4 and minuet-ai.nvim of 2026; not tried in Emacs."),
        ),
        EditorSetup(
            editor="Kate",
            door="none",
            where="",
            text="",
            tried=Text("Its language server client does not ask for inline completions."),
        ),
    ]
