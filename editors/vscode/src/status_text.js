// What the status bar says about the server's answer to "tabwright/status".
"use strict";

/**
 * @typedef {{ready: boolean, error: string | null, no_suggestion_reason: string | null,
 *   shown: number, accepted: number}} Status
 */

/**
 * The label of the status bar item and its tooltip.
 *
 * @param {{isEnabled: boolean, problem?: string, status?: Status}} state problem: why no server
 *   runs; status: the server's last answer
 * @returns {{text: string, tooltip: string, isWarning: boolean}}
 */
function statusText({ isEnabled, problem, status }) {
  if (problem) return shown("$(warning)", problem, true);
  if (!isEnabled) return shown("$(circle-slash)", "Suggestions are off. Click to switch them on.");
  if (!status) return shown("$(loading~spin)", "The language server is being started.");
  if (status.error) return shown("$(warning)", status.error, true);
  if (!status.ready) return shown("$(loading~spin)", "The model is being prepared.");
  const last = status.no_suggestion_reason
    ? `No suggestion: ${status.no_suggestion_reason}`
    : "Suggestions are on.";
  const counts = `Shown: ${status.shown}, accepted: ${status.accepted}.`;
  return shown("$(sparkle)", `${last}\n${counts} Click to switch suggestions off.`);
}

function shown(icon, tooltip, isWarning = false) {
  return { text: `${icon} Tabwright`, tooltip, isWarning };
}

module.exports = { statusText };
