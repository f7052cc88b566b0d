import { expect, test } from 'vitest'

// @ts-expect-error It is run by Node as it stands, and has no types.
import { asScripts as untyped } from '../../packaging/as-scripts.mjs'

const asScripts = untyped as (modules: ReadonlyMap<string, string>) => ReadonlyMap<string, string>

/** Runs rewritten modules as Node runs scripts, and returns what the first one exports. */
function run(modules: Readonly<Record<string, string>>): Record<string, unknown> {
  const scripts = asScripts(new Map(Object.entries(modules)))
  const load = (name: string): Record<string, unknown> => {
    if (!name.startsWith('./')) return process.getBuiltinModule(name) as unknown as Record<string, unknown>
    const exports = {}
    new Function('exports', 'require', '__filename', scripts.get(name.slice(2)) ?? '')(exports, load, '/x/a.cjs')
    return exports
  }
  return load('./a.cjs')
}

test('imports and exports keep their names, and what is loaded later is loaded later', async () => {
  const exports = run({
    'a.js': 'import{b as x,c}from"./b.js";import y from"./b.js";import*as all from"./b.js";import path,{sep}from"node:path";const own=[x,c,y,all.b,path.sep===sep];const later=()=>import("./b.js");export{own,later as z};',
    'b.js': 'const b=1,c=2;export{b,c};export default b+c;',
  })
  expect(exports['own']).toEqual([1, 2, 3, 1, true])
  expect(await (exports['z'] as () => Promise<{ c: number }>)()).toMatchObject({ c: 2 })
})

test('the address of a module, threads beside it, new.target and signs in regular expressions', () => {
  const exports = run({
    'a.js': 'const u=import.meta.url;class A{constructor(){this.t=new.target===A}}const t=new A().t;const w=String(new URL("./w.js",u));const r=/[„“]/.test("\\u201e");export{u,t,w,r};',
  })
  expect(exports).toMatchObject({ u: 'file:///x/a.cjs', t: true, w: 'file:///x/w.cjs', r: true })
})

test('what a constant would not follow is refused', () => {
  expect(() => run({ 'a.js': 'let n=0;function more(){n+=1}export{n,more};' })).toThrow('exports "n", which it assigns')
  expect(() => run({ 'a.js': 'import{b}from"./b.js";export{b as a};', 'b.js': 'import{a}from"./a.js";export{a as b};' })).toThrow('goes round in a circle')
  expect(() => run({ 'a.js': 'await null;' })).toThrow('cannot wait')
  expect(() => run({ 'a.js': 'const s="ä";export{s};' })).toThrow('beyond ASCII')
})

test('a module that is no part of the bundle is imported by whoever loads it', () => {
  const [text = ''] = asScripts(new Map([['a.js', 'const load=x=>import(x);export{load};']])).values()
  expect(text).toContain('(module.importModule??(name=>import(name)))(x)')
})
