import { minutesAgo } from "./ago"
import { bugs } from "./bugs"
import type { Story } from "./format"
import { fraud } from "./fraud"
import { groups } from "./groups"
import { products } from "./products"
import { refunds } from "./refunds"
import { shipping } from "./shipping"

const startedMinutesAgo = (story: Story) => minutesAgo(story.steps[0]?.ago ?? "0m")

/** Every conversation of the demo, the oldest first, so that a link always names a ticket of an earlier story. */
export const stories: Story[] = [...refunds, ...bugs, ...fraud, ...shipping, ...groups, ...products].sort(
  (a, b) => startedMinutesAgo(b) - startedMinutesAgo(a),
)
