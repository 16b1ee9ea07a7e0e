// Stands in for `server-only`, which throws wherever there is no React server: tests run the server's code in plain Node.
export {};
