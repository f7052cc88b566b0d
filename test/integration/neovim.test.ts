import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { spawnSync } from '../support/programs.js'
import { cli, folderWith } from '../support/run-cli.js'

const hasNeovim = spawnSync('nvim', ['--version']).status === 0

/** Opens a file, waits for diagnostics, asks for completion and hover, formats, writes, and notes what it saw. */
const script = `
local seen = {}
local function save() vim.fn.writefile({ vim.fn.json_encode(seen) }, vim.env.SEEN) end
local client = vim.lsp.start_client({ name = 'cfgcheck', cmd = { vim.env.NODE, vim.env.CLI, 'lsp', '--stdio' }, root_dir = vim.fn.getcwd() })
local buffer = vim.api.nvim_get_current_buf()
vim.lsp.buf_attach_client(buffer, client)
vim.wait(120000, function() return #vim.diagnostic.get(buffer) > 0 end, 50)
for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
  table.insert(seen, { kind = 'diagnostic', line = diagnostic.lnum + 1, column = diagnostic.col + 1, message = diagnostic.message, code = diagnostic.code })
end
local function request(method, position)
  local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = position, options = { tabSize = 8, insertSpaces = false } }
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 10000) or {}
  for _, answer in pairs(answers) do return answer.result end
end
local lines = vim.api.nvim_buf_line_count(buffer)
vim.api.nvim_buf_set_lines(buffer, lines, lines, false, { 'keepa' })
for _, item in ipairs(request('textDocument/completion', { line = lines, character = 5 }) or {}) do
  table.insert(seen, { kind = 'completion', label = item.label, new = item.textEdit and item.textEdit.newText })
end
vim.api.nvim_buf_set_lines(buffer, lines, lines + 1, false, {})
local hover = request('textDocument/hover', { line = 0, character = 2 })
table.insert(seen, { kind = 'hover', text = hover and hover.contents.value })
local symbols = request('textDocument/documentSymbol', nil)
table.insert(seen, { kind = 'symbols', count = symbols and #symbols or 0 })
if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 120000, async = false }) else vim.lsp.buf.formatting_sync(nil, 120000) end
vim.cmd('silent write')
save()
vim.lsp.stop_client(client)
vim.wait(60000, function() return vim.lsp.client_is_stopped(client) end, 50)
table.insert(seen, { kind = 'stopped', value = vim.lsp.client_is_stopped(client) })
save()
vim.cmd('qall!')
`

describe.skipIf(!hasNeovim)('with a real client, Neovim (skipped where it is not installed)', () => {
  test('a file of the example: diagnostics, completion, hover, outline, formatting, and an orderly end', () => {
    const text = readFileSync('fixtures/clusters/storage-backend/xenamo4/etc/ha.d/ha.cf', 'utf8')
    const untidy = text.replace('keepalive', '  keepalive').replace('deadtime', 'deadtme')
    const folder = folderWith({ 'xenamo4/etc/ha.d/ha.cf': untidy, 'client.lua': script })
    const path = join(folder, 'xenamo4/etc/ha.d/ha.cf')
    const { status, stderr } = spawnSync('nvim', ['--headless', '--clean', '-n', path, '-S', join(folder, 'client.lua')], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 300_000,
      env: { ...process.env, NODE: process.execPath, CLI: cli, SEEN: join(folder, 'seen.json') },
    })
    expect(status, stderr).toBe(0)
    const seen = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as Record<string, unknown>[]
    const line = untidy.split('\n').findIndex(content => content.includes('deadtme')) + 1
    expect(seen.filter(({ kind }) => kind === 'diagnostic')).toContainEqual(
      expect.objectContaining({ line, column: 1, code: 'ha-cf/unknown-directive', message: expect.stringContaining('Did you mean "deadtime"?') as string }),
    )
    // A directive that the file does not have yet.
    expect(seen).toContainEqual(expect.objectContaining({ kind: 'completion', label: 'apiauth' }))
    expect(seen.find(({ kind }) => kind === 'hover')?.['text']).toMatch(/^\*\*keepalive\*\* — /)
    expect(seen.find(({ kind }) => kind === 'symbols')?.['count']).toBeGreaterThan(3)
    expect(seen).toContainEqual({ kind: 'stopped', value: true })
    const written = readFileSync(path, 'utf8')
    expect(written).toMatch(/^keepalive/m)
    expect(written.replace(/\s+/g, ' ').trim()).toBe(untidy.replace(/\s+/g, ' ').trim())
    writeFileSync(path, written)
  })

  test('the recipe of docs/editors.md shows findings and stays with one client for two files', () => {
    const recipe = /^```lua\n([^]*?)^```$/m.exec(readFileSync('docs/editors.md', 'utf8'))?.[1] ?? ''
    const look = `
vim.wait(120000, function() return #vim.diagnostic.get(0) > 0 end, 50)
local first = #vim.diagnostic.get(0)
vim.cmd('edit authkeys')
vim.wait(120000, function() return #vim.diagnostic.get(0) > 0 end, 50)
vim.fn.writefile({ vim.fn.json_encode({ first = first, second = #vim.diagnostic.get(0), clients = #vim.lsp.get_active_clients() }) }, vim.env.SEEN)
vim.cmd('qall!')
`
    const folder = folderWith({ 'ha.cf': 'keepalive 5\ndeadtime 10\nnode alpha\n', authkeys: 'auth 1\n1 crc\n1 crc\n', 'init.lua': recipe, 'look.lua': look, 'bin/cfgcheck': `#!/bin/sh\nexec "${process.execPath}" "${cli}" "$@"\n` })
    chmodSync(join(folder, 'bin/cfgcheck'), 0o755)
    const { status, stderr } = spawnSync('nvim', ['--headless', '-u', join(folder, 'init.lua'), '-n', 'ha.cf', '-S', join(folder, 'look.lua')], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 300_000,
      env: { ...process.env, PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, SEEN: join(folder, 'seen.json') },
    })
    expect(status, stderr).toBe(0)
    const { first, second, clients } = JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as Record<string, number>
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(0)
    expect(clients).toBe(1)
  })
})
