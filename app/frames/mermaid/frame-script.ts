/**
 * The script of the frame. It waits for its parent to send Mermaid and a source, draws, and answers. The frame has no
 * origin, no network and no storage; all it can do is draw and say which node was chosen.
 */
export const frameScript = /* js */ `
"use strict";
(() => {
  const pass = document.currentScript.nonce;
  const stage = document.getElementById("stage");
  let natural = null, scale = 1, runs = 0;

  const palettes = {
    light: { background: "#ffffff", primaryColor: "#f4f0ea", primaryTextColor: "#2a231d", primaryBorderColor: "#8f857a",
      lineColor: "#7d7369", secondaryColor: "#e3f1f3", tertiaryColor: "#f8f5f1", textColor: "#2a231d",
      rowOdd: "#ffffff", rowEven: "#f8f5f1", attributeBackgroundColorOdd: "#ffffff", attributeBackgroundColorEven: "#f8f5f1",
      edgeLabelBackground: "#ffffff", noteBkgColor: "#fbefd2", noteTextColor: "#2a231d", noteBorderColor: "#b99a5a" },
    dark: { background: "#1c1916", primaryColor: "#2b2723", primaryTextColor: "#efeae4", primaryBorderColor: "#857b71",
      lineColor: "#a59b90", secondaryColor: "#203538", tertiaryColor: "#24201d", textColor: "#efeae4",
      rowOdd: "#1c1916", rowEven: "#24201d", attributeBackgroundColorOdd: "#1c1916", attributeBackgroundColorEven: "#24201d",
      edgeLabelBackground: "#1c1916", noteBkgColor: "#43371f", noteTextColor: "#efeae4", noteBorderColor: "#8b7544" },
  };

  function load(script) {
    if (window.mermaid) return;
    const element = document.createElement("script");
    element.nonce = pass;
    element.textContent = script;
    document.head.append(element);
  }

  function fit() {
    const room = { w: stage.clientWidth - 24, h: stage.clientHeight - 24 };
    const whole = Math.min(room.w / natural.w, room.h / natural.h, 1);
    return Math.max(whole, Math.min(0.5, room.w / natural.w));
  }

  function resize(svg) {
    svg.style.maxWidth = "none";
    svg.setAttribute("width", natural.w * scale);
    svg.setAttribute("height", natural.h * scale);
  }

  function idOf(node, linked) {
    const marked = node.getAttribute("data-id");
    if (linked.includes(marked)) return marked;
    const id = node.id.replace(/^drawing\\d+-/, "");
    return linked.find((name) => id === name || new RegExp("(^|-)" + name.replace(/[^\\w]/g, "\\\\$&") + "-\\\\d+$").test(id));
  }

  function link(svg, linked, choose) {
    for (const node of svg.querySelectorAll("g.node, g[id^='entity-'], g.classGroup")) {
      const id = idOf(node, linked);
      if (!id) continue;
      node.classList.add("linked");
      node.setAttribute("tabindex", "0");
      node.setAttribute("role", "link");
      node.setAttribute("aria-label", id);
      node.addEventListener("click", () => choose(id));
      node.addEventListener("keydown", (event) => { if (event.key === "Enter") choose(id); });
    }
  }

  async function draw({ nonce, script, source, isDark, linked }) {
    const run = ++runs;
    const answer = (rest) => parent.postMessage({ nonce, ...rest }, "*");
    try {
      load(script);
      document.documentElement.className = isDark ? "dark" : "light";
      const themeVariables = { ...palettes[isDark ? "dark" : "light"], darkMode: isDark, fontSize: "13px",
        fontFamily: "ui-sans-serif, system-ui, sans-serif" };
      mermaid.initialize({ startOnLoad: false, securityLevel: "strict", theme: "base", themeVariables, htmlLabels: false,
        maxTextSize: 200000, maxEdges: 2000, suppressErrorRendering: true, fontFamily: themeVariables.fontFamily,
        er: { useMaxWidth: false }, flowchart: { useMaxWidth: false, htmlLabels: false }, sequence: { useMaxWidth: false },
        class: { useMaxWidth: false }, state: { useMaxWidth: false } });
      const { svg } = await mermaid.render("drawing" + run, source);
      if (run !== runs) return;
      stage.innerHTML = svg;
      const drawing = stage.querySelector("svg");
      const box = drawing.viewBox.baseVal;
      natural = { w: box.width || 1, h: box.height || 1 };
      scale = fit();
      resize(drawing);
      link(drawing, linked, (id) => answer({ type: "chosen", id }));
      answer({ type: "drawn" });
    } catch (error) {
      if (run === runs) answer({ type: "failed", message: String(error && error.message || error) });
    }
  }

  function zoom(by) {
    const drawing = stage.querySelector("svg");
    if (!drawing || !natural) return;
    scale = by === 0 ? fit() : Math.min(4, Math.max(0.1, scale * by));
    resize(drawing);
  }

  window.addEventListener("message", (event) => {
    if (event.source !== parent || typeof event.data !== "object" || event.data === null) return;
    if (event.data.type === "draw") draw(event.data);
    if (event.data.type === "zoom") zoom(event.data.by);
  });
})();
`;

export const frameStyle = `
html, body { margin: 0; height: 100%; background: transparent; color-scheme: light dark; }
html.light { color-scheme: light } html.dark { color-scheme: dark }
#stage { box-sizing: border-box; height: 100%; overflow: auto; display: flex; padding: 12px; scrollbar-width: thin;
  font-family: ui-sans-serif, system-ui, sans-serif; }
#stage > svg { flex: none; margin: auto; display: block; }
.linked { cursor: pointer; outline: none; }
.linked:hover, .linked:focus-visible { filter: drop-shadow(0 0 3px #2f8fa3) drop-shadow(0 0 1px #2f8fa3); }
`;
