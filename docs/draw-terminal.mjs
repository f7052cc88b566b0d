// Draws coloured terminal output as SVG: cfgcheck --color always … | node docs/draw-terminal.mjs "the command" > docs/terminal.svg
import { readFileSync } from 'node:fs'

const colors = { 31: '#ff7b72', 32: '#7ee787', 33: '#e3b341', 36: '#79c0ff' }
const lineHeight = 18
const characterWidth = 7.83
const margin = 16

const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Turns one line with escape sequences into text spans. */
function spans(line) {
  let style = { fill: '#e6edf3', weight: 'normal', opacity: 1 }
  return line
    .split(/(\u001b\[[0-9;]*m)/)
    .map(piece => {
      const code = /^\u001b\[([0-9;]*)m$/.exec(piece)?.[1]
      if (code === undefined) {
        return piece === '' ? '' : `<tspan fill="${style.fill}" font-weight="${style.weight}" opacity="${style.opacity}">${escaped(piece)}</tspan>`
      }
      if (code === '1') style = { ...style, weight: 'bold' }
      else if (code === '2') style = { ...style, opacity: 0.65 }
      else if (code === '22') style = { ...style, weight: 'normal', opacity: 1 }
      else if (code === '39' || code === '0') style = { ...style, fill: '#e6edf3' }
      else if (code in colors) style = { ...style, fill: colors[code] }
      return ''
    })
    .join('')
}

const command = process.argv[2] ?? ''
const lines = [`\u001b[32m$\u001b[39m ${command}`, ...readFileSync(0, 'utf8').replaceAll('\t', '    ').trimEnd().split('\n')]
const longest = Math.max(...lines.map(line => line.replace(/\u001b\[[0-9;]*m/g, '').length))
const width = Math.ceil(longest * characterWidth + 2 * margin)
const height = lines.length * lineHeight + 2 * margin
const rows = lines.map((line, index) => `<text x="${margin}" y="${margin + (index + 0.75) * lineHeight}" xml:space="preserve">${spans(line)}</text>`)
console.log(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Terminal output of ${escaped(command)}">
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, monospace" font-size="13">
${rows.join('\n')}
</g>
</svg>`)
