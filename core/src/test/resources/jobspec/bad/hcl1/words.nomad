job "x" {
  datacenters = [dc1]
  type = service
  priority = null
  group "g" { task "t" { driver = mock } }
}
