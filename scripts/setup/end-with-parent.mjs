// Loaded into the web server: when the process that started it is gone, even by force, it ends too and frees the port.
process.on("disconnect", () => process.exit(1));
// In development Next.js starts a process within, which inherits this and waits on its channel for what to do.
if (process.env.NEXT_PRIVATE_WORKER === undefined) process.channel?.unref();
