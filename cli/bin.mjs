#!/usr/bin/env node
// Makes TypeScript run, then runs the command.
import "../scripts/typescript/register.mjs";

await import("./main.ts");
