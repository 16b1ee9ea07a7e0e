/**
 * The script of the frame. It waits for its parent to send Mermaid and a source, draws, and answers. The frame has no
 * origin, no network and no storage; all it can do is draw and say which node was chosen.
 */
export const frameScript = /* js */ `
"use strict";
(() => {
  const pass = document.currentScript.nonce;
  const stage = document.getElementById("stage");
  let natural = null, scale = 1, runs = 0, loaded = "";

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
    if (script === loaded) return;
    loaded = script;
    const element = document.createElement("script");
    element.nonce = pass;
    element.textContent = script;
    document.head.append(element);
  }

  // Text of 13 px is still read at six tenths. What is larger than its frame is moved about in it, at a size read with ease.
  const smallest = 0.6, legible = 0.8;

  function fit() {
    const room = { w: stage.clientWidth - 24, h: stage.clientHeight - 24 };
    return Math.min(room.w / natural.w, room.h / natural.h, 1);
  }

  function resize(svg) {
    svg.style.maxWidth = "none";
    svg.setAttribute("width", natural.w * scale);
    svg.setAttribute("height", natural.h * scale);
    const isCut = stage.scrollWidth > stage.clientWidth || stage.scrollHeight > stage.clientHeight;
    stage.classList.toggle("cut", isCut);
    return isCut;
  }

  // The node the drawing is about stands in the middle. Without one, what is broad is read from its left, what is high
  // from its top.
  function look(svg, focus) {
    const node = focus && [...svg.querySelectorAll("g.node, g[id^='entity-']")].find((each) => idOf(each, [focus]));
    const box = (node || svg).getBoundingClientRect(), frame = stage.getBoundingClientRect();
    const isBroad = box.width / frame.width > box.height / frame.height;
    if (node || !isBroad) stage.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
    if (node || isBroad) stage.scrollTop += box.top + box.height / 2 - frame.top - frame.height / 2;
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

  async function draw({ nonce, script, source, isDark, linked, focus }) {
    const run = ++runs;
    const answer = (rest) => parent.postMessage({ nonce, ...rest }, "*");
    try {
      load(script);
      answer({ type: "begun" });
      // What is posted leaves between two tasks: drawn in this one, it would be told to have begun when it ends.
      await new Promise((resume) => setTimeout(resume));
      if (run !== runs) return;
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
      scale = fit() >= smallest ? fit() : legible;
      const isCut = resize(drawing);
      link(drawing, linked, (id) => { if (!hasMoved) answer({ type: "chosen", id }); });
      look(drawing, focus);
      answer({ type: "drawn", isCut });
    } catch (error) {
      if (run === runs) answer({ type: "failed", message: String(error && error.message || error) });
    }
  }

  function zoom(by) {
    const drawing = stage.querySelector("svg");
    if (!drawing || !natural) return;
    const middle = { x: (stage.scrollLeft + stage.clientWidth / 2) / scale, y: (stage.scrollTop + stage.clientHeight / 2) / scale };
    scale = by === 0 ? fit() : Math.min(4, Math.max(0.1, scale * by));
    resize(drawing);
    stage.scrollLeft = middle.x * scale - stage.clientWidth / 2;
    stage.scrollTop = middle.y * scale - stage.clientHeight / 2;
  }

  // A mouse takes hold of the drawing and moves it; a finger, a wheel and the arrow keys scroll by themselves.
  let held = null, hasMoved = false;
  stage.addEventListener("pointerdown", (event) => {
    hasMoved = false;
    if (event.pointerType === "mouse" && event.button === 0) held = { x: event.clientX, y: event.clientY };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const dx = event.clientX - held.x, dy = event.clientY - held.y;
    if (!hasMoved && Math.abs(dx) + Math.abs(dy) < 4) return;
    hasMoved = true;
    stage.classList.add("held");
    stage.scrollLeft -= dx;
    stage.scrollTop -= dy;
    held = { x: event.clientX, y: event.clientY };
  });
  window.addEventListener("pointerup", () => { held = null; stage.classList.remove("held"); });

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
#stage:focus-visible { outline: 2px solid #2f8fa3; outline-offset: -2px; }
#stage.cut { cursor: grab; }
#stage.held { cursor: grabbing; user-select: none; }
html.dark marker circle { fill: #1c1916; }
.linked { cursor: pointer; outline: none; }
.linked:hover, .linked:focus-visible { filter: drop-shadow(0 0 3px #2f8fa3) drop-shadow(0 0 1px #2f8fa3); }
`;
