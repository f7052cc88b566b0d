/** The runtime that becomes part of the executable. */
export const runtimeVersion = '1.4.5'

/** A machine for which an executable is built. */
export interface Runtime {
  /** How the executable is called, and what is said on the command line. */
  readonly target: string
  /** The package that holds the runtime, and the checksum of its tarball as the registry signed it. */
  readonly package: string
  readonly integrity: string
  /** How the builder calls the target. */
  readonly bunTarget: string
}

/** All of them; the checksums come from `npm view PACKAGE@1.4.5 dist.integrity`. */
export const runtimes: readonly Runtime[] = [
  {
    target: 'linux-x64',
    package: '@oven/bun-linux-x64',
    bunTarget: 'bun-linux-x64',
    integrity: 'sha512-IWX9BELoGHAUtMonkeSaNaZwXzRk+oDw6Mk+HBFXd3KHYIBNBsIGRupMZPcgNoDbJpLu6gAJjIoIVPZtt1aJ1g==',
  },
  {
    target: 'linux-x64-baseline',
    package: '@oven/bun-linux-x64-baseline',
    bunTarget: 'bun-linux-x64-baseline',
    integrity: 'sha512-s8yMwYcFnnrA178gji0gZbkE2WVDej/Ti1x770oPfihxyRxSMNhGhiAQNXV53aDeraZxksdvKV/RAdQBCd0qPA==',
  },
  {
    target: 'linux-arm64',
    package: '@oven/bun-linux-aarch64',
    bunTarget: 'bun-linux-arm64',
    integrity: 'sha512-4BXmsSKnjOrlGWqZV4x/oWa7AVoR+B6lCXddMzOAXBIm3t50eslg9wb66gmtW1AamEQ1l1CDvmmruysEhqOWMg==',
  },
  {
    target: 'linux-x64-musl',
    package: '@oven/bun-linux-x64-musl',
    bunTarget: 'bun-linux-x64-musl',
    integrity: 'sha512-10QoW/YfTgnURaGEaHpJCiXjLI2e5iTtfVDaA5JKcyUzaa1cq6cVUY9/Uq5XkYzvtRjHLRe9Oj/lTDIQcxy8HQ==',
  },
  {
    target: 'linux-arm64-musl',
    package: '@oven/bun-linux-aarch64-musl',
    bunTarget: 'bun-linux-arm64-musl',
    integrity: 'sha512-XCNc+WvvMAdNNb+OWTogpy+N9wm62fkVeEVLb6how0RZhW5LPi6c7BlkeVCuWps7XjEl2saFpHFa20/1E+PAHg==',
  },
  {
    target: 'darwin-x64',
    package: '@oven/bun-darwin-x64',
    bunTarget: 'bun-darwin-x64',
    integrity: 'sha512-qkLPMGHZM9NI6CeHTWwVezzmlo6cC4Ta7yUAjYIWXS366qQcOlcp75t2uZyiuVRBMPS0h9qE0tCcvCHGaFqjJg==',
  },
  {
    target: 'darwin-arm64',
    package: '@oven/bun-darwin-aarch64',
    bunTarget: 'bun-darwin-arm64',
    integrity: 'sha512-4MIFXHmctH2EhAxLXm2/qxNtv17dFtLJylvaOCsrgq6KSqHTs6eW5YSrJjRbJxYUJaR901fsN8JfZOa+CsWpWQ==',
  },
  {
    target: 'windows-x64',
    package: '@oven/bun-windows-x64',
    bunTarget: 'bun-windows-x64',
    integrity: 'sha512-FNvply651vcE/GHgNWz6mZvhmkwBuu8Hw54oNzA+CQog+HW+542rXQmZqNHRkFxazD9L3xi+iTtvO3engAgJfw==',
  },
]

/** The machine that this runs on; nothing where none is built for it. */
export function ownRuntime(): Runtime | undefined {
  const report = process.report?.getReport() as { readonly header?: { readonly glibcVersionRuntime?: string } } | undefined
  const isMusl = process.platform === 'linux' && report?.header?.glibcVersionRuntime === undefined
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return runtimes.find(({ target }) => target === `${platform}-${process.arch}${isMusl ? '-musl' : ''}`)
}
