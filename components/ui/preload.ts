"use client"

/** Fetches the code of all popups; for when the page is idle. */
export function preloadPopups() {
  const parts = [
    import("./menu-popup"),
    import("./select-popup"),
    import("./filter-popup"),
    import("./dialog-popup"),
    import("./multi-popup"),
  ]
  void Promise.allSettled(parts)
}
