// Loaded into the web process: it ends with the process that started it, even when that one is killed.
process.on("disconnect", () => process.exit(0))
process.channel?.unref()
