job "x" {
  datacenters = ["dc1"]
  type = service
  name = ${NOMAD_JOB_NAME}
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
