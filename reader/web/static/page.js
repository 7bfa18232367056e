// The page around the terminal: why it was closed, and the keyboard from the first byte on.
"use strict";

(() => {
  const Native = window.WebSocket;
  let sentence = "The connection to closeread is lost. Is `reader serve` still running?";

  function show() {
    document.getElementById("why").textContent = sentence;
    document.getElementById("end").hidden = false;
    document.getElementById("again").focus();
  }

  function focusTerminal() {
    if (document.getElementById("end").hidden) {
      document.querySelector(".xterm-helper-textarea")?.focus();
    }
  }

  window.WebSocket = class extends Native {
    constructor(...given) {
      super(...given);
      let isFirst = true;
      this.addEventListener("message", ({ data }) => {
        if (typeof data !== "string") {
          if (isFirst) {
            isFirst = false;
            focusTerminal();
          }
          return;
        }
        const [kind, said] = JSON.parse(data);
        if (kind === "closed") {
          sentence = said;
        }
      });
      this.addEventListener("close", show);
    }
  };

  // The terminal would send ctrl+v on as a control character; the browser pastes where it doesn't see the key.
  function leavePasteToBrowser(event) {
    if (event.ctrlKey && !event.shiftKey && !event.altKey && !event.metaKey && event.key.toLowerCase() === "v") {
      event.stopPropagation();
    }
  }

  window.addEventListener("keydown", leavePasteToBrowser, true);
  window.addEventListener("focus", focusTerminal);
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("again").addEventListener("click", () => window.location.reload());
  });
})();
