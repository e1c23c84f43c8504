package dev.erga.example.cards;

import jakarta.enterprise.context.ApplicationScoped;

/** Stands in for a bank: it takes every card whose check digit is right. */
@ApplicationScoped
public class Bank {

    /** Whether the digits satisfy Luhn's formula (ISO/IEC 7812-1, annex B). */
    public boolean accepts(String digits) {
        int sum = 0;
        boolean doubled = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = Character.digit(digits.charAt(i), 10) * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }
}
