job "x" {
  datacentres = ["dc1"]
  colour      = "red"
  group "g" {
    furniture {
      legs = 4
    }
    cout = 2
    tsk "t" {
    }
    task "t" {
      drvier = "mock"
      resource {
      }
      resources {
        cpus    = 100
        memroy  = 200
      }
    }
  }
}
