job "precedence" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        product    = 2 + 3 * 4
        group      = (2 + 3) * 4
        left       = 10 - 4 - 3
        divide     = 100 / 10 / 2
        modulo     = 17 % 5 * 2
        negative   = -2 * -3
        minus      = 5 - -3
        compare    = 1 + 1 == 2
        both       = 1 < 2 && 2 < 3
        either     = false && false || true
        not        = !false && true
        not-group  = !(true && false)
        equal      = 1 < 2 == true
        choice     = true || false ? "a" : "b"
        unary      = !true == false
        decimals   = 0.1 + 0.2
        large      = 9007199254740993 + 1
      }
    }
  }
}
