export type Side = "top" | "bottom" | "left" | "right";

type Box = { left: number; top: number; width: number; height: number };

const gap = 6;
const margin = 8;

/** Where a box of that size goes beside a target, in px of the window. It turns round and moves along to stay in sight. */
export function placeBeside(target: Box, box: { width: number; height: number }, side: Side) {
  const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const middle = target.left + target.width / 2 - box.width / 2;
  const centre = target.top + target.height / 2 - box.height / 2;
  const above = target.top - gap - box.height;
  const below = target.top + target.height + gap;
  const before = target.left - gap - box.width;
  const after = target.left + target.width + gap;
  const places = {
    top: { left: middle, top: above < margin ? below : above },
    bottom: { left: middle, top: below + box.height > room.height - margin ? above : below },
    left: { left: before < margin ? after : before, top: centre },
    right: { left: after + box.width > room.width - margin ? before : after, top: centre },
  };
  const { left, top } = places[side];
  return {
    left: Math.round(Math.max(margin, Math.min(left, room.width - box.width - margin))),
    top: Math.round(Math.max(margin, Math.min(top, room.height - box.height - margin))),
  };
}
