/** The languages in which a person can read dates, by their names in the browser's own data. */
export const dateLocales = [
  { value: "en-GB", label: "English (12 May, 14:05)" },
  { value: "en-US", label: "English, US (May 12, 2:05 PM)" },
  { value: "de", label: "Deutsch" },
  { value: "es", label: "Español" },
  { value: "fr", label: "Français" },
  { value: "it", label: "Italiano" },
  { value: "nl", label: "Nederlands" },
  { value: "pl", label: "Polski" },
  { value: "pt-BR", label: "Português (Brasil)" },
  { value: "sv", label: "Svenska" },
  { value: "ja", label: "日本語" },
  { value: "zh-CN", label: "中文" },
] as const
