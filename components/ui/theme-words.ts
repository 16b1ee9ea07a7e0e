import { Monitor, Moon, Sun } from "lucide-react";
import type { Theme } from "./theme";

export const themeWords: Record<Theme, string> = { light: "Light", dark: "Dark", system: "As the system" };
export const themeIcons = { light: Sun, dark: Moon, system: Monitor };
