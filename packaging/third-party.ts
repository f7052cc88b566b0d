import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** A package whose code is part of what is shipped. */
export interface BundledPackage {
  readonly name: string
  readonly version: string
  readonly licence: string
  /** The text of its licence. */
  readonly text: string
}

/** Finds by the bundle itself which packages are part of it. */
export async function bundledPackages(entries: readonly string[], { platform = 'node' }: { readonly platform?: 'node' | 'browser' } = {}): Promise<readonly BundledPackage[]> {
  const { metafile } = await build({
    entryPoints: [...entries],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: 'dist',
    platform,
    external: ['vscode'],
    splitting: true,
    logLevel: 'error',
  })
  const folders = new Set(Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([path, { bytesInOutput }]) => (bytesInOutput === 0 ? [] : (/^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))))
  return [...folders].map(packageIn).sort((a, b) => (a.name < b.name ? -1 : 1))
}

function packageIn(folder: string): BundledPackage {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license?: string; author?: string | { name: string } }
  const file = readdirSync(folder).find(entry => /^licen[cs]e(\.(md|txt))?$/i.test(entry))
  if (license === undefined || (file === undefined && license !== 'MIT')) throw new Error(`${name} is part of the bundle, and has no licence`)
  const notice = join(folder, 'NOTICE')
  const own = file === undefined ? mitText(typeof author === 'object' ? author.name : (author ?? `the authors of ${name}`)) : readFileSync(join(folder, file), 'utf8')
  return { name, version, licence: license, text: [own, ...(existsSync(notice) ? [readFileSync(notice, 'utf8')] : [])].map(tidy).join('\n\n') }
}

/** The licence of a package that names it without its text. */
function mitText(author: string): string {
  return `Copyright (c) ${author.replace(/ *[<(].*$/, '')}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software
and associated documentation files (the "Software"), to deal in the Software without
restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the
Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING
BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`
}

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').split('\n').map(line => line.trimEnd()).join('\n').trim()
}

/** Writes the file that comes with what is shipped. */
export function thirdPartyText(packages: readonly BundledPackage[]): string {
  const line = '-'.repeat(78)
  const parts = packages.map(({ name, version, licence, text }) => `${line}\n${name} ${version} (${licence})\n${line}\n\n${text}\n`)
  return `cfgcheck contains code of the packages below, each under its own licence.\n\n${parts.join('\n')}`
}

/** What the single executable holds besides. Source: the licence page of Bun's documentation. */
export const runtimeNotice = `${'-'.repeat(78)}
Bun, the runtime of the single executable (MIT)
${'-'.repeat(78)}

The single executable contains the Bun runtime, Copyright Oven, under the MIT licence.
Bun links JavaScriptCore of WebKit (LGPL 2) statically; its source, with Bun's changes, is at
https://github.com/oven-sh/webkit, and https://bun.sh/docs/project/license tells how to link
Bun anew. cfgcheck's own source, from which "npm run build:binary" makes the executable with
any Bun, is what it was made of.

Bun also links: boringssl (several licences), brotli (MIT), c-ares (MIT), libarchive (several
licences), libbase64 (BSD 2-Clause), libdeflate (MIT), ICU (Unicode licence), lol-html (BSD
3-Clause), mimalloc (MIT), picohttpparser (Perl licence or MIT), simdutf (Apache 2.0), tinycc
(LGPL 2.1), uSockets and uWebSockets (Apache 2.0), parts of TigerBeetle (Apache 2.0), zlib
(zlib), zstd (BSD or GPL 2), and libuv on Windows (MIT).
`
