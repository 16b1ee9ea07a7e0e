#!/usr/bin/env node
// Registers the TypeScript loader, then runs the command.
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
