/**
 * Runs in a page: the same 500 objects as `moving-objects.ts`, drawn by the simplest loop that draws them. Nothing
 * outside of it exists in the page.
 */
export function drawBare(): void {
  const canvas = document.createElement('canvas')
  document.body.style.margin = '0'
  document.body.append(canvas)
  const picture = new OffscreenCanvas(40, 24)
  const pictureContext = picture.getContext('2d')
  const context = canvas.getContext('2d', { alpha: false })
  if (context === null || pictureContext === null) throw new Error('no canvas')
  pictureContext.fillStyle = '#48c'
  pictureContext.fillRect(0, 0, 40, 24)
  canvas.width = window.innerWidth * window.devicePixelRatio
  canvas.height = window.innerHeight * window.devicePixelRatio
  const scale = canvas.width / 640
  const width = 640
  const height = canvas.height / scale

  const draw = (index: number): void => {
    context.beginPath()
    switch (index % 6) {
      case 0:
        context.rect(-20, -12, 40, 24)
        break
      case 1:
        context.roundRect(-22, -14, 44, 28, 8)
        break
      case 2:
        context.arc(0, 0, 16, 0, 2 * Math.PI)
        break
      case 3:
        context.moveTo(0, -20)
        context.lineTo(17, 10)
        context.lineTo(-17, 10)
        context.closePath()
        break
      case 4:
        context.font = '18px system-ui'
        context.fillText('Corona', -30, 6)
        return
      case 5:
        context.drawImage(picture, -20, -12)
        return
    }
    context.fill()
    if ((index + 1) % 12 < 3) context.stroke()
  }

  let frame = 0
  const paint = (): void => {
    requestAnimationFrame(paint)
    frame += 1
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.globalAlpha = 1
    context.fillStyle = '#000'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.strokeStyle = '#fff'
    context.lineWidth = 2
    for (let index = 0; index < 500; index += 1) {
      const angle = frame / 60 + index
      const x = width / 2 + (Math.sin(angle) * (width / 2 - 20) * (index % 50)) / 50
      const y = height / 2 + (Math.cos(angle * 1.3) * (height / 2 - 20) * (index % 40)) / 40
      context.setTransform(scale, 0, 0, scale, x * scale, y * scale)
      context.rotate(((frame + index * 7) * Math.PI) / 180)
      context.globalAlpha = 0.6 + 0.4 * Math.sin(angle)
      context.fillStyle = `rgb(${(index % 7) * 36} ${(index % 5) * 51} ${255 - (index % 3) * 85})`
      draw(index)
    }
  }
  requestAnimationFrame(paint)
}
