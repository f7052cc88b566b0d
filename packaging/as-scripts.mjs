// Rewrites the bundled modules of the command as CommonJS: V8 keeps compiled code of scripts, and in Node 20 of nothing else.
// `src/cli/load-parts.ts` loads them.
//
// Names that are imported become constants, which costs nothing where they are used. That is right because no part of the
// bundle leads back to itself, and none changes what it exports once it has run; both are looked after here.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'acorn'

/** Rewrites the modules of a folder, by name; returns the new texts by their new names. */
export function asScripts(modules) {
  const parts = new Map([...modules].map(([name, text]) => [name, partOf(name, text)]))
  for (const name of parts.keys()) refuseCircles(name, parts, [])
  return new Map([...parts].map(([name, { script }]) => [scriptName(name), script]))
}

function scriptName(name) {
  return name.replace(/\.js$/, '.cjs')
}

function partOf(name, text) {
  const { body } = parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true })
  const edits = []
  const heads = []
  const tails = []
  const own = []
  const exported = new Set()
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      const from = statement.source.value
      if (from.startsWith('.')) own.push(posix.join(posix.dirname(name), from))
      heads.push(requiring(statement))
    } else if (statement.type === 'ExportNamedDeclaration' && statement.declaration === null && statement.source === null) {
      for (const { local, exported: outer } of statement.specifiers) {
        exported.add(local.name)
        tails.push(`exports.${outer.name}=${local.name};`)
      }
    } else if (statement.type === 'ExportDefaultDeclaration' && statement.declaration.id === undefined) {
      edits.push([statement.start, statement.declaration.start, 'exports.default='])
      continue
    } else if (statement.type.startsWith('Export')) throw new Error(`${name}: ${statement.type} is not rewritten`)
    else continue
    edits.push([statement.start, statement.end, ''])
  }
  const assigned = new Set()
  walk(body, node => {
    if (node.type === 'AwaitExpression' && node.isTop) throw new Error(`${name}: a script cannot wait`)
    if (node.type === 'AssignmentExpression' || node.type === 'UpdateExpression') {
      const target = node.left ?? node.argument
      if (target.type === 'Identifier') assigned.add(target.name)
    }
    if (node.type === 'ImportExpression') {
      const from = node.source.type === 'Literal' ? node.source.value : ''
      if (from.startsWith('.')) edits.push([node.start, node.end, `Promise.resolve().then(()=>require(${JSON.stringify(scriptName(from))}))`])
      // Compiled code that was kept has lost who imports for it; its loader does.
      else edits.push([node.start, node.start + 'import'.length, '(module.importModule??(name=>import(name)))'])
    }
    // The bundler writes all else in ASCII.
    if (node.type === 'Literal' && node.regex !== undefined) {
      const escaped = node.raw.replace(/[^\x00-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      if (escaped !== node.raw) edits.push([node.start, node.end, escaped])
    }
    if (node.type === 'MetaProperty' && node.meta.name === 'import') edits.push([node.start, node.start + 'import.meta'.length, '({url:require("node:url").pathToFileURL(__filename).href})'])
    if (node.type === 'NewExpression' && node.callee.name === 'URL') {
      // Threads start from a file of the bundle.
      const [path] = node.arguments
      if (path?.type === 'Literal' && /^\.\/.*\.js$/.test(path.value)) edits.push([path.start, path.end, JSON.stringify(scriptName(path.value))])
    }
  })
  const changed = [...exported].find(local => assigned.has(local))
  if (changed !== undefined) throw new Error(`${name}: exports "${changed}", which it assigns: a constant would not follow`)
  const hashbang = /^#!.*\n/.exec(text)?.[0].length ?? 0
  let script = text
  for (const [start, end, by] of edits.sort((a, b) => b[0] - a[0])) script = script.slice(0, start) + by + script.slice(end)
  if (/[^\x00-\x7f]/.test(script)) throw new Error(`${name}: holds characters beyond ASCII, and the command reads it bytewise`)
  return { own, script: `"use strict";${heads.join('')}${script.slice(hashbang)}${tails.join('')}\n` }
}

/** An import as `require`. What Node's own modules export by default is what they are. */
function requiring({ source, specifiers }) {
  const from = source.value
  const call = `require(${JSON.stringify(from.startsWith('.') ? scriptName(from) : from)})`
  if (specifiers.length === 0) return `${call};`
  const isWhole = ({ type, imported }) => type === 'ImportNamespaceSpecifier' || (isBuiltin(from) && (imported?.name ?? 'default') === 'default')
  const whole = specifiers.filter(isWhole).map(({ local }) => `const ${local.name}=${call};`)
  const named = specifiers.filter(specifier => !isWhole(specifier)).map(({ imported, local }) => `${imported?.name ?? 'default'}:${local.name}`)
  return [...whole, ...(named.length === 0 ? [] : [`const{${named.join(',')}}=${call};`])].join('')
}

function refuseCircles(name, parts, path) {
  if (path.includes(name)) throw new Error(`the bundle goes round in a circle: ${[...path, name].join(' → ')}`)
  const part = parts.get(name)
  if (part === undefined || part.isSound) return
  for (const next of part.own) refuseCircles(next, parts, [...path, name])
  part.isSound = true
}

function walk(nodes, visit, isTop = true) {
  for (const node of nodes) {
    if (node === null || typeof node !== 'object') continue
    if (Array.isArray(node)) {
      walk(node, visit, isTop)
      continue
    }
    if (typeof node.type !== 'string') continue
    visit(Object.assign(node, { isTop }))
    walk(Object.values(node), visit, isTop && !/Function/.test(node.type))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = 'dist'
  const names = readdirSync(join(folder, 'cli')).filter(name => name.endsWith('.js')).map(name => `cli/${name}`)
  const modules = new Map(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]))
  for (const [name, text] of asScripts(modules)) writeFileSync(join(folder, name), `(function(exports,require,module,__filename){${text}})`)
  for (const name of names) rmSync(join(folder, name))
  // The same command, for those who name it by its path as a module.
  writeFileSync(join(folder, 'cli.js'), "#!/usr/bin/env node\nimport './cli.cjs'\n", { mode: 0o755 })
}
