export const popupBox =
  "popup-motion z-50 flex max-h-(--available-height) max-w-[min(24rem,calc(100vw-1rem))] flex-col overflow-hidden rounded-lg bg-popup text-ink shadow-popup outline-none forced-colors:border"

export const popupRow =
  "group/row flex min-h-8 w-full cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-sm outline-none select-none data-highlighted:bg-popup-hover aria-disabled:text-ink-3 pointer-coarse:min-h-11"

export const popupList = "min-h-0 scroll-py-1 overflow-y-auto overscroll-contain p-1 outline-none"
