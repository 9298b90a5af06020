job "x" {
  datacenters = []
}
