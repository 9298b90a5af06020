job "x" {
  name = 'single'
  region = @home
  ; datacenters = ["dc1"]
}
