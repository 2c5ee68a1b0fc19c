// Loaded into Next's process: it ends with the process that started it, even when that one is killed. Next's
// own workers load it too, but have Next for a parent.
if (process.send && process.env.BACKLINE_STARTED_BY === String(process.ppid)) {
  process.on("disconnect", () => process.exit(0))
  process.channel?.unref()
}
