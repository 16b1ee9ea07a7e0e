// Loaded into the web server: when the process that started it is gone, even by force, it ends too and frees the port.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
