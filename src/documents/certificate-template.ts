/**
 * The certificate as Typst draws it. Everything printed comes from `sys.inputs.certificate` as JSON
 * and is only ever shown as text, so that no name can become markup.
 */
export const CERTIFICATE_TEMPLATE = String.raw`
#let data = json(bytes(sys.inputs.certificate))
#let ink = rgb("#22201d")
#let muted = rgb("#6b645a")
#let gold = rgb("#a8874a")
#let red = rgb("#8a1c1c")

#set document(
  title: data.title.zh + " " + data.number,
  author: data.alliance.zh,
  date: datetime(
    year: data.issued.year, month: data.issued.month, day: data.issued.day,
    hour: data.issued.hour, minute: data.issued.minute, second: data.issued.second,
  ),
)
#set page(
  paper: "a4", flipped: true, margin: 0pt,
  background: {
    place(center + horizon, rect(width: 277mm, height: 190mm, stroke: 2.4pt + gold))
    place(center + horizon, rect(width: 272.5mm, height: 185.5mm, stroke: 0.5pt + gold))
    for (corner, x, y) in (
      (top + left, 1, 1), (top + right, -1, 1), (bottom + left, 1, -1), (bottom + right, -1, -1),
    ) {
      place(corner, dx: x * 15.6mm, dy: y * 15.6mm, square(size: 3.4mm, stroke: 0.5pt + gold, fill: white))
      place(corner, dx: x * 16.6mm, dy: y * 16.6mm, square(size: 1.4mm, stroke: none, fill: gold))
    }
  },
)
#set text(font: "Noto Sans S Chinese", fallback: false, lang: "zh", region: "cn", size: 11pt, fill: ink)
#set par(leading: 0.8em, spacing: 0pt, justify: false)

// The largest size at which a text fits the given lines of the given width.
#let fitted(body, width, lines, sizes) = context {
  let chosen = sizes.last()
  for size in sizes.rev() {
    let one = measure(text(size: size, "国")).height
    let tall = measure(block(width: width, text(size: size, body))).height
    if tall <= one * (1 + (lines - 1) * 2.2) { chosen = size }
  }
  block(width: width, text(size: chosen, body))
}

#align(center)[
  #v(29mm)
  #fitted(text(weight: "medium", tracking: 0.12em, data.alliance.zh), 220mm, 1, (19pt, 17pt, 15pt, 13pt, 11pt))
  #v(3.4mm)
  #fitted(text(lang: "en", fill: muted, tracking: 0.06em, data.alliance.en), 220mm, 1, (10.5pt, 9.5pt, 8.5pt, 7.5pt))
  #v(12mm)
  #text(size: 44pt, weight: "bold", fill: red, tracking: 0.3em, data.title.zh)
  #v(5.6mm)
  #text(lang: "en", size: 11pt, fill: muted, tracking: 0.28em, upper(data.title.en))
  #v(6mm)
  #grid(columns: (36mm, auto, 36mm), align: horizon, column-gutter: 3mm,
    line(length: 100%, stroke: 0.5pt + gold),
    rotate(45deg, square(size: 2mm, fill: gold, stroke: none)),
    line(length: 100%, stroke: 0.5pt + gold))
  #v(9mm)
  #text(size: 13pt, tracking: 0.2em)[兹证明]
  #v(7mm)
  #fitted(text(weight: "bold", tracking: 0.04em, data.member), 226mm, 2, (30pt, 27pt, 24pt, 21pt, 18pt, 15pt, 12pt, 9.5pt, 7.5pt))
  #v(7.5mm)
  #for line in data.sentences.zh {
    fitted(line, 226mm, 1, (13pt, 12pt, 11pt, 10pt, 9pt, 8pt))
    v(3.4mm)
  }
  #v(1.4mm)
  #block(width: 215mm, par(leading: 0.62em, text(lang: "en", size: 8.5pt, fill: muted, data.sentences.en)))
]

#place(bottom + left, dx: 27mm, dy: -22mm, grid(columns: (27mm, auto), column-gutter: 5mm, align: bottom,
  image(bytes(data.qr), format: "svg", width: 27mm),
  stack(spacing: 2.9mm,
    text(size: 8pt, fill: muted, "证书编号　Certificate No."),
    text(size: 12pt, weight: "medium", data.number),
    v(4.6mm),
    text(size: 8pt, fill: muted, "扫码查验真伪与效力　Scan to verify"),
    text(size: 7pt, fill: muted, "记录摘要　Audit trail　" + data.auditHead),
  ),
))

// A seal is set by hand over the name and the date: the space between them is left for it.
#let column = if data.issuers.len() == 1 { 84mm } else { 62mm }
#let sealed(issuer) = block(width: column, align(center, stack(spacing: 2.8mm,
  block(height: 11mm, align(top, stack(spacing: 2.6mm,
    fitted(text(weight: "medium", issuer.zh), column, 1, (12pt, 11pt, 10pt, 9pt, 8pt, 7pt)),
    fitted(text(lang: "en", fill: muted, issuer.en), column, 1, (7.5pt, 7pt, 6.5pt, 6pt, 5.5pt, 5pt)),
  ))),
  block(height: 9mm, align(horizon, text(size: 8.5pt, fill: rgb("#a59d90"), "（盖章处）"))),
)))
#place(bottom + right, dx: -25mm, dy: -22mm, align(center, stack(spacing: 2.4mm,
  grid(columns: data.issuers.len(), column-gutter: 4mm, ..data.issuers.map(sealed)),
  text(size: 11pt, data.issuedText.zh),
  text(lang: "en", size: 7.5pt, fill: muted, data.issuedText.en),
)))
`;
