// How the language server is started, and whether its program is there.
"use strict";

const fs = require("node:fs");
const path = require("node:path");

/**
 * The program and its arguments.
 *
 * @param {(name: string) => unknown} setting the value of a setting of the section "tabwright"
 * @returns {{command: string, args: string[]}}
 */
function serverCommand(setting) {
  const args = [...list(setting("commandArguments")), "lsp"];
  for (const [name, option] of [["checkpoint", "--checkpoint"], ["workspace", "--workspace"]]) {
    const value = text(setting(name));
    if (value) args.push(option, value);
  }
  return { command: text(setting("command")) || "tabwright", args };
}

/**
 * The full path of a program, as the system would find it; undefined where there is none.
 *
 * @param {string} command a name or a path
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform as process.platform
 */
function findProgram(command, env = process.env, platform = process.platform) {
  const isWindows = platform === "win32";
  const endings = isWindows ? ["", ...(env.PATHEXT || ".COM;.EXE;.BAT;.CMD").split(";")] : [""];
  const hasFolder = /[\\/]/.test(isWindows ? command : command.replaceAll("\\", ""));
  const search = env.PATH ?? env.Path ?? "";
  const folders = hasFolder ? [""] : search.split(isWindows ? ";" : ":");
  for (const folder of folders) {
    for (const ending of endings) {
      const file = folder ? path.join(folder, command + ending) : command + ending;
      if ((folder || hasFolder) && isProgram(file)) return file;
    }
  }
  return undefined;
}

function isProgram(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

function text(value) {
  return typeof value === "string" ? value.trim() : "";
}

function list(value) {
  return Array.isArray(value) ? value.filter((word) => typeof word === "string") : [];
}

module.exports = { serverCommand, findProgram };
